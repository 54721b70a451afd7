package vn.kip.service.register;

import vn.kip.casefile.Refusal;

/** A cell of the register cannot be read; caught where rows are judged one by one. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public Unreadable(Refusal refusal) {
    this(refusal, null);
  }

  Unreadable(Refusal refusal, @org.jspecify.annotations.Nullable Throwable cause) {
    super(refusal.key() + " at " + refusal.field(), cause);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
