package vn.kip.payment.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseReactor;
import vn.kip.casefile.NewEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantStopped;
import vn.kip.events.PaymentEvent.Overpayment;
import vn.kip.events.PaymentEvent.OverpaymentFound;
import vn.kip.events.PaymentEvent.Running;
import vn.kip.events.PaymentEvent.Stop;
import vn.kip.office.OfficeTime;
import vn.kip.payment.domain.Entitlement;
import vn.kip.payment.domain.Grant;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion.Payment;
import vn.kip.programmes.Rates;

/**
 * A signed grant opens a claim on money, where the programme pays. The claim of a dossier that was taken back before is
 * opened as well, so that it is seen that there was a decision to pay, and stopped at once.
 */
public final class GrantReactor implements CaseReactor {

  private static final OfficerId SELF = new OfficerId("payment");

  private final Catalogue catalogue;

  public GrantReactor(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<NewEvent> react(CaseFile file, CaseRecord arrived) {
    var grant = Grant.of(file);
    if (arrived.event() instanceof DecisionSigned decision) {
      return decided(file, grant, arrived, decision);
    }
    var opened = grant.opened();
    return arrived.event() instanceof DossierWithdrawn && opened != null && grant.stopped() == null
        ? stopped(grant, opened, arrived)
        : List.of();
  }

  private List<NewEvent> decided(CaseFile file, Grant grant, CaseRecord arrived, DecisionSigned decision) {
    if (decision.outcome() != Outcome.GRANTED || decision.amount() == null || grant.opened() != null) {
      return List.of();
    }
    long amount = decision.amount();
    var assessment = grant.assessment();
    return kind(grant).map(kind -> {
      var events = new ArrayList<NewEvent>();
      var opened = new GrantOpened(Grant.grantId(file), amount, kind,
          assessment == null ? null : assessment.entitledFrom(), arrived.id(),
          runs(kind, arrived) ? running(grant, amount, arrived) : null);
      events.add(NewEvent.because(arrived, opened, SELF));
      events.addAll(stopped(grant, opened, arrived));
      return List.copyOf(events);
    }).orElse(List.of());
  }

  /** What has been paid by then was not due; what is above the grant has been found before. */
  private static List<NewEvent> stopped(Grant grant, GrantOpened opened, CaseRecord arrived) {
    var withdrawal = grant.basis().withdrawal();
    if (withdrawal == null || !grant.basis().isWithdrawnFirst()) {
      return List.of();
    }
    var reason = withdrawal.event().reason();
    var events = new ArrayList<NewEvent>();
    events.add(NewEvent.because(arrived,
        new GrantStopped(opened.grantId(), reason, OfficeTime.date(withdrawal.at()), Stop.WITHDRAWN_FIRST), SELF));
    long paid = Math.min(grant.arrived(), opened.amount());
    if (paid > 0) {
      events.add(NewEvent.because(arrived, new OverpaymentFound(opened.grantId(), paid, reason,
          Overpayment.WITHDRAWN_FIRST, null, null, null, null), SELF));
    }
    return List.copyOf(events);
  }

  /**
   * How the programme pays; empty where it does not.
   *
   * @throws IllegalStateException when nobody can tell: the decision is parked until somebody can
   */
  private Optional<PaymentEvent.Kind> kind(Grant grant) {
    var submission = grant.submission();
    var version = grant.programmeVersion();
    if (submission == null || version == null) {
      throw new IllegalStateException("money was granted to a dossier that was never accepted");
    }
    return switch (payment(submission.programme(), version).kind()) {
      case NONE, BANK_LOAN -> Optional.empty();
      case ONCE -> Optional.of(PaymentEvent.Kind.ONCE);
      case MONTHLY -> Optional.of(PaymentEvent.Kind.MONTHLY);
      case YEARLY -> Optional.of(PaymentEvent.Kind.YEARLY);
      case DAILY -> Optional.of(PaymentEvent.Kind.DAILY);
      case BY_ACCEPTANCE -> Optional.of(PaymentEvent.Kind.BY_ACCEPTANCE);
    };
  }

  private Payment payment(String programme, String version) {
    return catalogue.find(programme).flatMap(found -> found.version(version))
        .orElseThrow(() -> new IllegalStateException("money was granted under " + version + " of " + programme
            + ", which is not in the catalogue of payment"))
        .payment();
  }

  private @Nullable Running running(Grant grant, long amount, CaseRecord decided) {
    var submission = grant.submission();
    var version = grant.programmeVersion();
    if (submission == null || version == null) {
      return null;
    }
    var payment = payment(submission.programme(), version);
    var decidedOn = OfficeTime.date(decided.occurredAt());
    var standard = payment.series() == null
        ? null
        : catalogue.rates().on(payment.series(), decidedOn, decidedOn).map(Rates.Rate::amount).orElse(null);
    return Entitlement.running(submission, payment, grant.assessment(), amount, standard, decidedOn);
  }

  /** A decision of a register's past opens no running money: what runs of it is taken over by a list of its own. */
  private static boolean runs(PaymentEvent.Kind kind, CaseRecord arrived) {
    return kind == PaymentEvent.Kind.MONTHLY && arrived.imported() == null;
  }
}
