package vn.kip.payment.application;

import java.util.List;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.ViewField;
import vn.kip.events.PaymentEvent.Kind;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.payment.domain.Grant;

/** By what payment officers list grants, the clerk finds orders, and the bank's bookings find theirs. */
public final class GrantList {

  public static final ViewField<Grant, Grant.State> STATE = ViewField.<Grant, Grant.State>oneOf("state", Grant::state)
      .indexed();
  public static final ViewField<Grant, String> CODE = ViewField.text("code", Grant::code).indexed();
  public static final ViewField<Grant, String> WARD = ViewField.<Grant>text("ward", Grant::ward).indexed();
  /** Of the order on its way. */
  public static final ViewField<Grant, Method> METHOD = ViewField.oneOf("method",
      grant -> grant.order() == null ? null : grant.order().method());
  /** Every order ever made on the grant. */
  public static final ViewField<Grant, String> ORDERS = ViewField
      .<Grant>texts("orders", grant -> grant.orders().stream().map(made -> made.event().orderId()).toList()).indexed();

  /** Only of grants that run from month to month. */
  public static final ViewField<Grant, Kind> RUNS = ViewField.<Grant, Kind>oneOf("runs",
      grant -> grant.monthly() == null ? null : Kind.MONTHLY).indexed();
  /** Only of running grants with a change that waits for a signature. */
  public static final ViewField<Grant, Kind> WAITS = ViewField.<Grant, Kind>oneOf("waits",
      grant -> grant.monthly() == null || grant.monthly().proposals().isEmpty() ? null : Kind.MONTHLY).indexed();

  public static final CaseView VIEW = CaseView.of(3, Grant::of,
      List.of(STATE, CODE, WARD, METHOD, ORDERS, RUNS, WAITS));

  private GrantList() {}
}
