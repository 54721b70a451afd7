package vn.kip.casefile;

import vn.kip.events.DossierId;

/** A dossier's file cannot be stored, and never will be as it is: the fault lies in the file, not in the store. */
public final class UnstorableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final DossierId id;

  /** @param why in English, without a word of a person */
  public UnstorableFileException(DossierId id, String why, Throwable cause) {
    super("the file of dossier " + id + " " + why, cause);
    this.id = id;
  }

  /** The file has become larger than the store takes. */
  public static UnstorableFileException tooLarge(DossierId id, Throwable cause) {
    return new UnstorableFileException(id, "has become too large to be stored", cause);
  }

  public DossierId id() {
    return id;
  }
}
