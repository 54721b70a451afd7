package vn.kip.reporting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.kip.office.OfficeTime;

/** Finding D9: withdrawn, and filed again by the same person for the same programme soon after. */
public final class Resubmission {

  private static final int WITHIN_DAYS = 30;

  private Resubmission() {}

  /** What it takes to see one. */
  public record Filing(String dossier, String applicant, String programme, Instant submittedAt,
      @org.jspecify.annotations.Nullable Instant withdrawnAt) {}

  /** The dossiers that were withdrawn and filed again, and those they were filed again as. */
  public static Set<String> flagged(Collection<Filing> filings) {
    var flagged = new HashSet<String>();
    for (var withdrawn : filings) {
      for (var again : again(withdrawn, filings)) {
        flagged.add(withdrawn.dossier());
        flagged.add(again.dossier());
      }
    }
    return flagged;
  }

  private static List<Filing> again(Filing withdrawn, Collection<Filing> filings) {
    var found = new ArrayList<Filing>();
    var at = withdrawn.withdrawnAt();
    if (at != null) {
      var lastDay = OfficeTime.date(at).plusDays(WITHIN_DAYS);
      for (var filing : filings) {
        if (filing.applicant().equals(withdrawn.applicant()) && filing.programme().equals(withdrawn.programme())
            && filing.submittedAt().isAfter(at) && !OfficeTime.date(filing.submittedAt()).isAfter(lastDay)) {
          found.add(filing);
        }
      }
    }
    return found;
  }
}
