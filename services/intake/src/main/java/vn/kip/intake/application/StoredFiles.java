package vn.kip.intake.application;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;

/**
 * Files of the papers handed in. A file's id is made of its dossier and its content, so the same file sent twice is
 * stored once.
 */
public interface StoredFiles {

  /**
   * Keeps a file. What is kept is evidence and stays as it is, with who sent it first, when and under which name.
   *
   * @return the file's id, to be named in the checklist
   */
  String store(DossierId dossier, SentFile file, OfficerId by, Instant at);

  /** How many files of a dossier are kept. */
  long count(DossierId dossier);

  /** Empty also where it is another dossier's. */
  Optional<OpenFile> find(DossierId dossier, String id);

  /** A file as it was sent: whole, since its id is made of all of it. */
  record SentFile(String name, String type, byte[] content) {}

  /** @param content for the caller to read and close */
  record OpenFile(String name, String type, long length, InputStream content) {}
}
