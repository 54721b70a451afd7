package vn.kip.programmes;

/** A catalogue file cannot be used. Nothing is assessed by half a catalogue. */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String file;

  /**
   * Says what is wrong with a file.
   *
   * @param key such as {@code catalogue.gap}
   * @param file name of the file in the catalogue's folder
   */
  public CatalogueException(String key, String file, String reason) {
    super(file + ": " + reason);
    this.key = key;
    this.file = file;
  }

  public String key() {
    return key;
  }

  public String file() {
    return file;
  }
}
