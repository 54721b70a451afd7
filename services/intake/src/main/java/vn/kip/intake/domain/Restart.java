package vn.kip.intake.domain;

import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.IntakeEvent.SupplementRequested;

/** Decree 61/2018 art. 19(4): after a lawful supplement the limit starts again from zero. */
final class Restart {

  private Restart() {}

  /** The due date counted again, when what is received now ends a lawful supplement; else null. */
  static @Nullable DueReceipt due(CaseFile file, Terms terms, Instant receivedAt, Instant recordedAt) {
    Instant acceptedAt = null;
    DueReceipt promised = null;
    var requests = new ArrayList<Instant>();
    boolean ended = false;
    for (var entry : file.history()) {
      switch (entry.event()) {
        case DossierAccepted accepted -> {
          acceptedAt = entry.occurredAt();
          promised = accepted.due();
        }
        case SupplementRequested _ -> {
          if (acceptedAt != null) {
            requests.add(entry.occurredAt());
          }
        }
        case SupplementReceived _ -> ended |= !requests.isEmpty();
        default -> {
          // Nothing else moves the clock.
        }
      }
    }
    if (acceptedAt == null || promised == null || requests.isEmpty() || ended) {
      return null;
    }
    return terms.dueDates().isLawfulRequest(acceptedAt, requests.getFirst())
        ? terms.dueDates().from(receivedAt, recordedAt)
        : null;
  }
}
