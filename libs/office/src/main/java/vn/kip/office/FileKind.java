package vn.kip.office;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Kinds of files that a desk takes, told by what they begin with: what a sender calls a file proves nothing. */
public enum FileKind {
  PDF("application/pdf", "255044462d"),
  JPEG("image/jpeg", "ffd8ff"),
  PNG("image/png", "89504e470d0a1a0a");

  private static final int LONGEST = 8;

  private final String mediaType;
  /** In hexadecimal digits. */
  private final String start;

  FileKind(String mediaType, String start) {
    this.mediaType = mediaType;
    this.start = start;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Empty for every other kind. */
  public static Optional<FileKind> of(byte[] content) {
    var beginning = HexFormat.of().formatHex(content, 0, Math.min(content.length, LONGEST));
    return Arrays.stream(values()).filter(kind -> beginning.startsWith(kind.start)).findFirst();
  }
}
