package vn.kip.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that an office makes for itself and keeps with its data: from it the tokens of its slips are made. */
final class OwnSecret {

  private static final int BYTES = 32;

  private OwnSecret() {}

  static String in(Path data) {
    var file = data.resolve("lookup-secret");
    try {
      var bytes = new byte[BYTES];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(file, forTheOwnerAlone(data));
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    } catch (FileAlreadyExistsException _) {
      // Slips that were printed bear tokens made from it.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] forTheOwnerAlone(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
  }
}
