package vn.kip.intake.application;

import java.time.Instant;
import vn.kip.casefile.Refusal;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.intake.application.PaperScanner.Verdict;
import vn.kip.intake.application.StoredFiles.SentFile;
import vn.kip.office.FileKind;

/** Takes files of papers: of the kinds a desk opens, not too many, and looked through where the office has a scanner. */
public final class PaperDesk {

  /** Of one dossier: more than any programme asks for, several times over. */
  public static final int MOST = 200;

  private final StoredFiles files;
  private final PaperScanner scanner;

  public PaperDesk(StoredFiles files, PaperScanner scanner) {
    this.files = files;
    this.scanner = scanner;
  }

  /** What has become of a file. */
  public sealed interface Taken {

    /** @param id to be named in the checklist */
    record Stored(String id) implements Taken {}

    record Refused(Refusal refusal) implements Taken {}

    /** Nothing was taken, and may be later. */
    record NotNow(Refusal refusal, String why) implements Taken {}
  }

  /** @param name as the sender calls it; what the file is its content says */
  public Taken take(DossierId dossier, String name, byte[] content, OfficerId by, Instant at) {
    var kind = FileKind.of(content);
    if (kind.isEmpty()) {
      return new Taken.Refused(Refusal.invalid("file.kind", "body"));
    }
    if (files.count(dossier) >= MOST) {
      return new Taken.Refused(Refusal.conflict("file.too-many", "dossier", "most", Integer.toString(MOST)));
    }
    return switch (scanner.scan(content)) {
      case Verdict.Clean _ ->
        new Taken.Stored(files.store(dossier, new SentFile(name, kind.get().mediaType(), content), by, at));
      case Verdict.Infected(var signature) ->
        new Taken.Refused(Refusal.invalid("file.infected", "body", "signature", signature));
      case Verdict.Away(var why) -> new Taken.NotNow(Refusal.notYet("scanner.away", "body"), why);
    };
  }
}
