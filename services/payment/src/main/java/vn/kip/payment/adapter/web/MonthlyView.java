package vn.kip.payment.adapter.web;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.events.DossierId;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.RunningGrant;

/**
 * A running grant as officers see it.
 *
 * @param ward GSO code of the ward at which it is paid now
 * @param lastMonth the last month that is due; null while no end is decided
 * @param isDeceased whether a death is decided on or reported, which holds its money
 * @param proposals changes that wait for a signature
 */
record MonthlyView(DossierId dossier, String grant, Grant.State state, String programme, String ward, String method,
    YearMonth entitledFrom, @Nullable YearMonth paidThrough, @Nullable YearMonth lastMonth, boolean isDeceased,
    List<RunningGrant.Proposal> proposals) {

  static Optional<MonthlyView> of(CaseFile file) {
    var grant = Grant.of(file);
    return Optional.ofNullable(grant.monthly()).map(monthly -> {
      var standing = monthly.standing();
      var terms = standing.terms();
      return new MonthlyView(file.id(), monthly.grantId(), grant.state(), terms.programme(), standing.ward(),
          standing.method(), terms.entitledFrom(), terms.paidThrough(), standing.lastDueMonth(), standing.isDeceased(),
          List.copyOf(monthly.proposals().values()));
    });
  }
}
