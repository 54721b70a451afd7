package vn.kip.payment.application;

import java.util.List;
import vn.kip.caselog.CaseFile;
import vn.kip.caselog.CaseReactor;
import vn.kip.caselog.NewEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.OfficerId;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.payment.domain.Grant;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;

/** A signed grant opens a claim on money, where the programme pays. */
public final class GrantReactor implements CaseReactor {

  private static final OfficerId SELF = new OfficerId("payment");

  private final Catalogue catalogue;

  public GrantReactor(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<NewEvent> react(CaseFile file, CaseRecord arrived) {
    if (!(arrived.event() instanceof DecisionSigned decision) || decision.outcome() != Outcome.GRANTED
        || decision.amount() == null) {
      return List.of();
    }
    var grant = Grant.of(file);
    var kind = kind(grant);
    if (kind == null || grant.opened() != null) {
      return List.of();
    }
    var assessment = grant.assessment();
    var opened = new GrantOpened(Grant.grantId(file), decision.amount(), kind,
        assessment == null ? null : assessment.entitledFrom(), arrived.id());
    return List.of(NewEvent.because(arrived, opened, SELF));
  }

  private PaymentEvent.@org.jspecify.annotations.Nullable Kind kind(Grant grant) {
    var submission = grant.submission();
    var version = grant.programmeVersion();
    if (submission == null || version == null) {
      return null;
    }
    return catalogue.find(submission.programme()).flatMap(programme -> programme.version(version))
        .map(ProgrammeVersion::payment).map(payment -> switch (payment.kind()) {
          case NONE, BANK_LOAN -> null;
          case ONCE -> PaymentEvent.Kind.ONCE;
          case MONTHLY -> PaymentEvent.Kind.MONTHLY;
          case YEARLY -> PaymentEvent.Kind.YEARLY;
          case DAILY -> PaymentEvent.Kind.DAILY;
          case BY_ACCEPTANCE -> PaymentEvent.Kind.BY_ACCEPTANCE;
        }).orElse(null);
  }
}
