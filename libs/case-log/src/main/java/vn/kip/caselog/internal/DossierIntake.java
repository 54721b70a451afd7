package vn.kip.caselog.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseQueue;
import vn.kip.casefile.Letter;
import vn.kip.casefile.LogEntry;
import vn.kip.casefile.UnstorableFileException;

/** Takes what has come for a dossier into its file. */
final class DossierIntake {

  /** How what comes for a dossier is taken in. */
  enum Care {
    /** Everything at once; the store will say whether it takes the file. */
    USUAL,
    /** The store has not taken the file: each record is tried by itself, to find the one at fault. */
    EACH_RECORD,
    /** That has not told: nothing of what has come is taken in. */
    NONE;

    /** What to do when the store has not taken what came of this; empty when there is no way left. */
    Optional<Care> more() {
      return switch (this) {
        case USUAL -> Optional.of(EACH_RECORD);
        case EACH_RECORD -> Optional.of(NONE);
        case NONE -> Optional.empty();
      };
    }
  }

  private final Conclusions conclusions;
  private final Predicate<LogEntry> isOfBeforeStart;
  private final Consumer<CaseFile> isStorable;

  /**
   * @param isOfBeforeStart records that were in the log when the service started
   * @param isStorable throws {@link UnstorableFileException} for a file that cannot be stored
   */
  DossierIntake(Conclusions conclusions, Predicate<LogEntry> isOfBeforeStart, Consumer<CaseFile> isStorable) {
    this.conclusions = conclusions;
    this.isOfBeforeStart = isOfBeforeStart;
    this.isStorable = isStorable;
  }

  /** What it has come to; nothing of it is stored yet. */
  record Taken(CaseFile before, CaseFile file, CaseQueue queue) {

    boolean isChanged() {
      return !file.equals(before);
    }

    boolean hasLetters() {
      return !queue.changed().isEmpty() || !queue.freed().isEmpty();
    }
  }

  Taken take(CaseFile before, List<Letter> letters, Care care, BiConsumer<CaseQueue, FileInProgress> work) {
    var queue = new CaseQueue(letters);
    var file = new FileInProgress(before, conclusions, isOfBeforeStart, check(care));
    work.accept(queue, file);
    return new Taken(before, file.file(), queue);
  }

  private Consumer<CaseFile> check(Care care) {
    return switch (care) {
      case USUAL -> _ -> {
        // The store checks.
      };
      case EACH_RECORD -> isStorable;
      case NONE -> file -> {
        throw new UnstorableFileException(file.id(), "is not taken by the store",
            new IllegalStateException("the store gives no reason that lies in one record"));
      };
    };
  }
}
