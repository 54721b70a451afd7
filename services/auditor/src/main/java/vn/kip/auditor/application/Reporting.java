package vn.kip.auditor.application;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** What reporting shows and stores. Every answer carries the seal it rests on. */
public interface Reporting {

  JsonNode form06(LocalDate from, LocalDate to, boolean byWard);

  JsonNode onTime(LocalDate from, LocalDate to);

  /** A page of stored dossiers. */
  JsonNode dossiers(String after);

  /** A page of stored day-cells. */
  JsonNode cells(String after);

  /** It does not answer, or not with an answer. */
  final class AwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AwayException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
