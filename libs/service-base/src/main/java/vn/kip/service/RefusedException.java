package vn.kip.service;

import vn.kip.casefile.Refusal;

/** Carries a refusal from a controller to the problem details; no use case throws it. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.key() + " at " + refusal.field());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
