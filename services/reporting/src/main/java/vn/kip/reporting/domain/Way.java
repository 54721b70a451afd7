package vn.kip.reporting.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.IntakeEvent.DossierForwarded;

/**
 * Follows a dossier from stage to stage. It goes where it is forwarded; a proposal that is sent back takes it back to the
 * stage in which it was appraised, and leaves it where it is when it had not gone on.
 */
public final class Way {

  private String stage;
  private @Nullable String appraisedIn;

  /** @param first the stage in which it lies to begin with */
  public Way(String first) {
    this.stage = first;
  }

  /** The stage into which it goes by an event, the next in order; empty where it stays. */
  public Optional<String> after(CaseEvent event) {
    return switch (event) {
      case DossierForwarded(var to) -> to(to);
      case DossierAppraised _ -> {
        appraisedIn = stage;
        yield Optional.empty();
      }
      case AppraisalReturned _ -> appraisedIn == null || appraisedIn.equals(stage) ? Optional.empty() : to(appraisedIn);
      default -> Optional.empty();
    };
  }

  private Optional<String> to(String next) {
    stage = next;
    return Optional.of(next);
  }
}
