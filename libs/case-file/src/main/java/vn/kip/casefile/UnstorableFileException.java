package vn.kip.casefile;

import org.jspecify.annotations.Nullable;
import vn.kip.events.DossierId;

/** A dossier's file cannot be stored, or not be sent, and never will be as it is: the fault lies in the file. */
public final class UnstorableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final DossierId id;

  /** @param why in English, without a word of a person */
  public UnstorableFileException(DossierId id, String why, @Nullable Throwable cause) {
    super("the file of dossier " + id + " " + why, cause);
    this.id = id;
  }

  /** The file has become larger than the store takes. */
  public static UnstorableFileException tooLarge(DossierId id, Throwable cause) {
    return new UnstorableFileException(id, "has become too large to be stored", cause);
  }

  /** An event of it is larger than the log takes: recorded, it would wait in the outbox for ever, with all that follow it. */
  static UnstorableFileException eventTooLarge(DossierId id, String type) {
    return new UnstorableFileException(id, "would hold an event larger than the log takes (" + type + ")", null);
  }

  /** As who asked for it is told. */
  public Refusal refusal() {
    return Refusal.invalid("dossier.too-large", "dossier");
  }

  public DossierId id() {
    return id;
  }
}
