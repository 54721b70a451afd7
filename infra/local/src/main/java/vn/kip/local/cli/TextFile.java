package vn.kip.local.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file that a person names on the command line. */
final class TextFile {

  private TextFile() {}

  /** The whole of it. */
  static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new KipFailure(Exit.USAGE, "there is no file " + file);
    } catch (CharacterCodingException _) {
      throw new KipFailure(Exit.USAGE, file + " is not written in UTF-8");
    }
  }

  /** Its lines that say something. */
  static List<String> lines(Path file) throws IOException {
    return read(file).lines().filter(line -> !line.isBlank()).toList();
  }
}
