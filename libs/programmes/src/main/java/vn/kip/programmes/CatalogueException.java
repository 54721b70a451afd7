package vn.kip.programmes;

/** A catalogue file cannot be used. Nothing is assessed by half a catalogue. */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public CatalogueException(Finding finding) {
    super(finding.place() + ": " + finding.reason());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
