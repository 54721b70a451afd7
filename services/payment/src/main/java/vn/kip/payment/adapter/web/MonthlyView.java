package vn.kip.payment.adapter.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.discretion.Discretion;
import vn.kip.events.DossierId;
import vn.kip.events.PaymentEvent.RunLine;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.RunningGrant;
import vn.kip.payruns.Part;

/**
 * A running grant as officers see it.
 *
 * @param name of who has the money
 * @param ward GSO code of the ward at which it is paid now
 * @param lastMonth the last month that is due; null while no end is decided
 * @param isDeceased whether a death is decided on or reported, which holds its money
 * @param parts what was decided first, in the order of its months
 * @param proposals changes that wait for a signature
 * @param payments of the runs, the last one first
 */
record MonthlyView(DossierId dossier, @Nullable String code, @Nullable String name, String grant, Grant.State state,
    String programme, String ward, String method, YearMonth entitledFrom, LocalDate decidedOn,
    @Nullable YearMonth paidThrough, @Nullable YearMonth lastMonth, boolean isDeceased, List<Part> parts,
    List<RunningGrant.Proposal> proposals, List<Payment> payments) {

  private static final int PAYMENTS = 24;

  /** @param run the line it pays; null for an order outside the runs */
  record Payment(String orderId, long amount, @Nullable RunLine run, boolean isUnderWay, boolean hasArrived) {}

  static Optional<MonthlyView> of(CaseFile file, Discretion discretion) {
    var grant = Grant.of(file);
    return Optional.ofNullable(grant.monthly()).map(monthly -> {
      var standing = monthly.standing();
      var terms = standing.terms();
      return new MonthlyView(file.id(), grant.code(), grant.recipientName(), monthly.grantId(), grant.state(),
          terms.programme(), standing.ward(), standing.method(), terms.entitledFrom(), terms.decidedOn(),
          terms.paidThrough(), standing.lastDueMonth(), standing.isDeceased(),
          terms.parts().stream().map(part -> shown(terms.programme(), part, discretion)).toList(),
          monthly.proposals().values().stream().map(one -> shown(terms.programme(), one, discretion)).toList(),
          payments(grant));
    });
  }

  private static Part shown(String programme, Part part, Discretion discretion) {
    return discretion.category(programme, part.category()) == null
        ? new Part("", part.coefficient(), part.amount())
        : part;
  }

  static RunningGrant.Proposal shown(String programme, RunningGrant.Proposal proposal, Discretion discretion) {
    return new RunningGrant.Proposal(proposal.id(), discretion.withheld(programme, proposal.change()),
        proposal.reason(), proposal.article(), proposal.by(), proposal.at());
  }

  private static List<Payment> payments(Grant grant) {
    return grant.orders().reversed().stream().limit(PAYMENTS).map(made -> {
      var order = made.event();
      boolean hasArrived = grant.settled().stream().anyMatch(paid -> paid.orderId().equals(order.orderId()));
      boolean isUnderWay = grant.order() != null && grant.order().orderId().equals(order.orderId());
      return new Payment(order.orderId(), order.amount(), order.run(), isUnderWay, hasArrived);
    }).toList();
  }
}
