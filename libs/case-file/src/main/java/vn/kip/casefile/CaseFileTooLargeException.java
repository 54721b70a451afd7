package vn.kip.casefile;

import vn.kip.events.DossierId;

/** A file has grown beyond what the store keeps in one document; nothing of the change was stored. */
public final class CaseFileTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient DossierId id;

  public CaseFileTooLargeException(DossierId id, Throwable cause) {
    super("the file of dossier " + id + " has become too large to be stored", cause);
    this.id = id;
  }

  public DossierId id() {
    return id;
  }
}
