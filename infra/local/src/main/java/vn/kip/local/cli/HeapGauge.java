package vn.kip.local.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * How full a JVM's heap is, read from the counters that every JVM keeps in a file for tools ({@code jstat} reads the same):
 * it need not be asked, and so answers when it is busy, too.
 *
 * @param usedMb dead objects among them, up to the next collection
 * @param limitMb the heap never grows beyond this
 */
record HeapGauge(long usedMb, long limitMb) {

  private static final long MB = 1024 * 1024;
  private static final int MAGIC = 0xcafec0c0;
  /** Where the header says how the numbers are laid out, where the first counter is and how many follow. */
  private static final int BYTE_ORDER_AT = 4;
  private static final int FIRST_AT = 24;
  private static final int COUNT_AT = 28;
  private static final Pattern USED = Pattern.compile("sun\\.gc\\.generation\\.\\d+\\.space\\.\\d+\\.used");
  private static final Pattern LIMIT = Pattern.compile("sun\\.gc\\.generation\\.\\d+\\.maxCapacity");

  /** Nothing when the JVM keeps no counters, or keeps them elsewhere. */
  static Optional<HeapGauge> of(ProcessHandle process) {
    var file = Path.of(System.getProperty("java.io.tmpdir"),
        "hsperfdata_" + process.info().user().orElse(System.getProperty("user.name")), Long.toString(process.pid()));
    try {
      return of(counters(ByteBuffer.wrap(Files.readAllBytes(file))));
    } catch (IOException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static Optional<HeapGauge> of(Map<String, Long> counters) {
    long used = values(counters, USED).sum();
    // The serial collector gives each generation its share; others say the whole heap's limit of each.
    long limit = values(counters, LIMIT).distinct().sum();
    return limit == 0 ? Optional.empty() : Optional.of(new HeapGauge(used / MB, limit / MB));
  }

  private static LongStream values(Map<String, Long> counters, Pattern names) {
    return counters.entrySet().stream().filter(counter -> names.matcher(counter.getKey()).matches())
        .mapToLong(Map.Entry::getValue);
  }

  /** The whole numbers among the counters. */
  private static Map<String, Long> counters(ByteBuffer file) {
    var counters = new HashMap<String, Long>();
    if (file.getInt(0) != MAGIC) {
      return counters;
    }
    file.order(file.get(BYTE_ORDER_AT) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int entry = file.getInt(FIRST_AT);
    for (int left = file.getInt(COUNT_AT); left > 0; left--) {
      int length = file.getInt(entry);
      int name = entry + file.getInt(entry + 4);
      boolean isNumber = file.getInt(entry + 8) == 0 && file.get(entry + 12) == 'J';
      int data = entry + file.getInt(entry + 16);
      if (isNumber) {
        counters.put(text(file, name), file.getLong(data));
      }
      entry += Math.max(1, length);
    }
    return counters;
  }

  private static String text(ByteBuffer file, int at) {
    int end = at;
    while (file.get(end) != 0) {
      end++;
    }
    return StandardCharsets.ISO_8859_1.decode(file.slice(at, end - at)).toString();
  }
}
