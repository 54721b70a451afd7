package vn.kip.local.cli;

import java.util.List;
import java.util.regex.Pattern;

/** What the end of a process's log tells of why it ended: its causes, without the calls that led to them. */
final class LogEnd {

  private static final int LINES = 15;
  private static final int LONGEST = 400;
  private static final Pattern CALL = Pattern.compile("\\s+(?:at |\\.\\.\\. \\d+ ).*");

  private LogEnd() {}

  /** The last lines that are no calls, the oldest first; long ones are cut. */
  static List<String> of(List<String> log) {
    var told = log.stream().filter(line -> !CALL.matcher(line).matches() && !line.isBlank())
        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line).toList();
    return told.subList(Math.max(0, told.size() - LINES), told.size());
  }
}
