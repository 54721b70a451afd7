package vn.kip.portal.adapter.services;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a dossier stands, asked by the portal for whoever has its code. */
public final class LookupClient {

  private final ServiceCalls calls;

  LookupClient(ServiceCalls calls) {
    this.calls = calls;
  }

  /** @param digits the last four of the applicant's identity number, or blank where the slip's {@code token} is given */
  public Whereabouts whereabouts(String code, String digits, String token) {
    return calls.get(Whereabouts.class, "/lookup?code={code}&digits={digits}&token={token}", code, digits, token);
  }

  /**
   * All that a citizen is told.
   *
   * @param state SUBMITTED, REFUSED_AT_DESK, OPEN, WAITING, WITHDRAWN, DECIDED or RETURNED
   * @param stageActor who acts at the stage, such as {@code DIVISION}; null at the desk that took it
   * @param promised null while papers are awaited, or where none can be computed
   * @param provisional whether not all days off until then are announced; null from a service older than the question
   * @param promisedAnew the date named in an apology
   * @param otherMissing papers beyond those named
   */
  public record Whereabouts(String state, ReportingClient.@Nullable Step next, @Nullable String stageActor,
      @Nullable TwoNames stage, TwoNames programme, @Nullable LocalDate promised, @Nullable Boolean provisional,
      @Nullable LocalDate promisedAnew,
      List<TwoNames> missing, int otherMissing) {}
}
