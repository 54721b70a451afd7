package vn.kip.portal.adapter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.kip.office.OfficeTime;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.EligibilityClient;
import vn.kip.portal.adapter.services.PaymentClient;
import vn.kip.portal.adapter.services.ReportingClient;
import vn.kip.portal.adapter.services.ReportingClient.Desk;
import vn.kip.portal.adapter.services.ReportingClient.Item;
import vn.kip.portal.domain.Notice;
import vn.kip.portal.domain.Notice.Kind;

/**
 * What an officer should know of: due dates of the own desk that are near or missed, what was sent back, and money that did
 * not arrive.
 */
@Component
class Notices {

  private static final int MOST = 100;

  private final ReportingClient reporting;
  private final EligibilityClient eligibility;
  private final PaymentClient payment;

  Notices(ReportingClient reporting, EligibilityClient eligibility, PaymentClient payment) {
    this.reporting = reporting;
    this.eligibility = eligibility;
    this.payment = payment;
  }

  /**
   * The most pressing first.
   *
   * @param isAway whether some of them could not be asked for
   */
  record Found(List<Notice> notices, boolean isAway) {}

  Found of(Officer officer) {
    var parts = new ArrayList<Part<List<Notice>>>();
    for (var desk : Desk.values()) {
      if (officer.has(desk.role())) {
        parts.add(Part.of(() -> deadlines(desk)));
      }
    }
    if (officer.has(Role.PAYMENT_OFFICER)) {
      parts.add(Part.of(() -> grants("FAILED", Kind.FAILED)));
    }
    if (officer.has(Role.APPRAISER)) {
      parts.add(Part.of(this::sentBack));
      parts.add(Part.of(() -> grants("RETURNED", Kind.RETURNED)));
    }
    var notices = parts.stream().flatMap(part -> Stream.ofNullable(part.value())).flatMap(List::stream).toList();
    return new Found(notices, parts.stream().anyMatch(Part::away));
  }

  private List<Notice> deadlines(Desk desk) {
    return reporting.worklist(desk, new ReportingClient.Part(null, null, null), 0, MOST).items().stream()
        .flatMap(Notices::deadline).toList();
  }

  private static Stream<Notice> deadline(Item item) {
    return Kind.of(item.urgency().name()).map(kind -> new Notice(kind, item.id(), item.code(), item.due(), null, null))
        .stream();
  }

  private List<Notice> sentBack() {
    return eligibility.sentBack().stream().map(one -> new Notice(Kind.SENT_BACK, one.id(), one.code(),
        OfficeTime.date(one.returned().at()), null, one.returned().reason())).toList();
  }

  private List<Notice> grants(String state, Kind kind) {
    return payment.grants(state, 0).grants().stream()
        .map(grant -> kind == Kind.FAILED && grant.failedBecause() != null
            ? new Notice(kind, grant.dossier(), grant.code(), null, grant.failedBecause().cause(),
                Causes.said(grant.failedBecause()))
            : new Notice(kind, grant.dossier(), grant.code(), null, null, grant.returnedBecause()))
        .toList();
  }

  /** Who has any. */
  static Set<Role> readers() {
    return Set.of(Role.WARD_OFFICER, Role.APPRAISER, Role.DECIDER, Role.PAYMENT_OFFICER);
  }
}
