package vn.kip.eligibility.domain;

/** Whether a grant is money that the office pays. */
@FunctionalInterface
public interface PaymentRule {

  boolean pays(String programmeVersion);
}
