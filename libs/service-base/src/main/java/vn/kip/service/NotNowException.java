package vn.kip.service;

import vn.kip.casefile.Refusal;

/** Something that the answer needs is away: nothing was done, and the same may be asked again. */
public final class NotNowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** @param why for the log, without a word of a person */
  public NotNowException(Refusal refusal, String why) {
    super(refusal.key() + ": " + why);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
