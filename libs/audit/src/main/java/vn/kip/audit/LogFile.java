package vn.kip.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.kip.audit.Finding.Kind;

/**
 * An exported log: JSON lines in UTF-8, compressed when the name ends in {@code .gz}. The first line says what it is and
 * carries the seal; then a line per record, by partition and offset, each with the moment at which the log took it and the
 * seal after it. Files from before the moment was written have none.
 */
public final class LogFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int VERSION = 1;
  private static final Pattern PLACE = Pattern.compile("\\{\"p\":(\\d{1,9}),\"o\":(\\d{1,18}),.*", Pattern.DOTALL);
  private static final Pattern SEAL = Pattern.compile(".*\"seal\":\"([0-9a-f]{64})\"}\\s*", Pattern.DOTALL);

  private LogFile() {}

  /** The file is no exported log. */
  public static final class NotALogException extends IOException {

    private static final long serialVersionUID = 1L;

    NotALogException(String reason) {
      super(reason);
    }
  }

  /** Takes a whole exported log in, and holds it against the seal in its first line. */
  public static void read(Path file, LogAudit audit) throws IOException {
    try (var stream = open(file)) {
      audit.hold(header(line(stream)), "the file's first line", "dòng đầu của tệp");
      int number = 1;
      for (var line = line(stream); line != null; line = line(stream)) {
        number++;
        take(line, number, audit);
      }
    }
    audit.end();
  }

  private static InputStream open(Path file) throws IOException {
    var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(stream), 1 << 16) : stream;
  }

  /** Lines end with a line feed; bytes are looked at as they are. */
  private static byte @Nullable [] line(InputStream stream) throws IOException {
    var line = new ByteArrayOutputStream(1 << 10);
    int octet = stream.read();
    if (octet < 0) {
      return null;
    }
    for (; octet >= 0 && octet != '\n'; octet = stream.read()) {
      line.write(octet);
    }
    return line.toByteArray();
  }

  private static List<Seal> header(byte @Nullable [] line) throws NotALogException {
    if (line == null) {
      throw new NotALogException("the file is empty");
    }
    try {
      var header = JSON.readTree(line);
      if (!header.path("kip").asString("").equals("log") || header.path("version").asInt(0) != VERSION) {
        throw new NotALogException("the first line is not that of an exported log, version " + VERSION);
      }
      return seals(header);
    } catch (JacksonException e) {
      var refused = new NotALogException("the first line cannot be read: " + e.getOriginalMessage());
      refused.initCause(e);
      throw refused;
    }
  }

  /** The {@code seal} of a report or of a header. */
  public static List<Seal> seals(JsonNode report) {
    var seals = new ArrayList<Seal>();
    report.path("seal").forEach(seal -> seals.add(new Seal(seal.path("partition").asInt(-1),
        seal.path("offset").asLong(-1), seal.path("sha256").asString(""))));
    return seals;
  }

  private static void take(byte[] line, int number, LogAudit audit) {
    try {
      var node = JSON.readTree(line);
      if (node.path("p").isInt() && node.path("o").isIntegralNumber() && node.path("seal").isString()) {
        audit.take(entry(node), node.path("seal").asString());
        return;
      }
    } catch (JacksonException | IllegalArgumentException _) {
      // What is left of it is looked at below, and named.
    }
    var text = new String(line, StandardCharsets.ISO_8859_1);
    var place = PLACE.matcher(text);
    var seal = SEAL.matcher(text);
    if (place.matches()) {
      audit.illegible(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)),
          seal.matches() ? seal.group(1) : null);
    } else {
      audit.add(Finding.of(Kind.INSERTED, "line " + number + " of the file is no record",
          "dòng " + number + " của tệp không phải là bản ghi"));
    }
  }

  private static LogRecord entry(JsonNode node) {
    var headers = new TreeMap<String, String>();
    node.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString("")));
    var payload = node.has("payloadBase64")
        ? Base64.getDecoder().decode(node.path("payloadBase64").asString(""))
        : node.path("payload").asString("").getBytes(StandardCharsets.UTF_8);
    return new LogRecord(node.path("p").asInt(), node.path("o").asLong(),
        node.hasNonNull("key") ? node.path("key").asString() : null, headers, payload,
        node.path("t").isIntegralNumber() ? Instant.ofEpochMilli(node.path("t").asLong()) : null);
  }

  /** Writes an exported log; records by partition and offset. */
  public static final class Writer implements Closeable {

    private final OutputStream stream;
    private final TreeMap<Integer, String> running = new TreeMap<>();

    /** @param seals of each partition at its end, from a first reading */
    public Writer(Path file, String topic, List<Seal> seals) throws IOException {
      var bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
      stream = file.toString().endsWith(".gz") ? new BufferedOutputStream(new GZIPOutputStream(bytes), 1 << 16) : bytes;
      var header = JSON.createObjectNode().put("kip", "log").put("version", VERSION).put("topic", topic)
          .put("partitions", seals.size());
      var list = header.putArray("seal");
      seals.forEach(seal -> list.addObject().put("partition", seal.partition()).put("offset", seal.offset())
          .put("sha256", seal.sha256()));
      write(header);
    }

    public void add(LogRecord entry) throws IOException {
      var seal = Seal.after(running.getOrDefault(entry.partition(), ""), entry.offset(), entry);
      running.put(entry.partition(), seal);
      var line = JSON.createObjectNode().put("p", entry.partition()).put("o", entry.offset());
      if (entry.loggedAt() != null) {
        line.put("t", entry.loggedAt().toEpochMilli());
      }
      line.put("key", entry.key());
      var headers = line.putObject("headers");
      new TreeMap<>(entry.headers()).forEach(headers::put);
      var text = text(entry.payload());
      if (text == null) {
        line.put("payloadBase64", Base64.getEncoder().encodeToString(entry.payload()));
      } else {
        line.put("payload", text);
      }
      write(line.put("seal", seal));
    }

    private static @Nullable String text(byte[] payload) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      } catch (CharacterCodingException _) {
        return null;
      }
    }

    private void write(ObjectNode line) throws IOException {
      stream.write(JSON.writeValueAsBytes(line));
      stream.write('\n');
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
