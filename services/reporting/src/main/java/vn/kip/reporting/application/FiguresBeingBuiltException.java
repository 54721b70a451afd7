package vn.kip.reporting.application;

/** What is stored was folded by other rules than those that would read it; the figures are being built anew. */
public final class FiguresBeingBuiltException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long folded;
  private final long of;

  public FiguresBeingBuiltException(long folded, long of) {
    super("the figures are being built anew: " + folded + " of " + of + " records");
    this.folded = folded;
    this.of = of;
  }

  public long folded() {
    return folded;
  }

  public long of() {
    return of;
  }
}
