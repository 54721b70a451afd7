package vn.kip.local.pay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.kip.bankmessages.Digests;
import vn.kip.bankmessages.Finding;
import vn.kip.bankmessages.Line;
import vn.kip.bankmessages.Matching;
import vn.kip.bankmessages.MessagePart;
import vn.kip.bankmessages.MessageReader;
import vn.kip.bankmessages.RefusedMessageException;
import vn.kip.bankmessages.Stray;

/** Lines, and the bank's messages of a folder in the order of their names. */
public final class Matcher {

  private final MessageReader reader = new MessageReader(MessageReader.DEFAULT_BYTES);
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Set<String> accounts;
  private final @Nullable LocalDate unansweredSince;

  /**
   * Nothing is read yet.
   *
   * @param accounts the office's; lines may name more
   * @param unansweredSince lines of that day and before have had their time; null asks nothing
   */
  public Matcher(Set<String> accounts, @Nullable LocalDate unansweredSince) {
    this.accounts = new TreeSet<>(accounts);
    this.unansweredSince = unansweredSince;
  }

  /** What was given is no list of lines. */
  public static final class UnreadableLinesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableLinesException(String message) {
      super(message);
    }
  }

  /** Answers line by line, then with what belongs to none and what somebody has to look at. */
  public void match(Path file, Path folder, PrintStream out) throws IOException {
    try (var read = JsonLines.read(file)) {
      read.forEach(this::line);
    }
    var matching = new Matching(lines.values(), accounts, unansweredSince);
    for (var message : messages(folder)) {
      take(matching, message);
    }
    var result = matching.result();
    result.lines().forEach(line -> JsonLines.write(out, JsonLines.object("endToEndId", line.endToEndId(), "state",
        line.state().name(), "code", line.code(), "booked", line.booked(), "returned", line.returned())));
    JsonLines.write(out, JsonLines.object("strays", result.strays().stream().map(Matcher::stray).toList(), "findings",
        result.findings().stream().map(Matcher::finding).toList()));
  }

  private static List<Path> messages(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted().toList();
    }
  }

  private void line(JsonNode line) {
    var account = JsonLines.text(line, "debtorAccount", "ourAccount");
    if (account != null) {
      accounts.add(account);
    }
    var id = JsonLines.text(line, "endToEndId", "lineId", "line", "id");
    if (id == null && account != null) {
      return;
    }
    var amount = JsonLines.dong(line, "amount");
    if (id == null || amount == null || amount < 1) {
      throw new UnreadableLinesException("a line needs endToEndId and amount (whole dong above 0): " + line);
    }
    var instruction = JsonLines.text(line, "instructionId", "instrId");
    var message = JsonLines.text(line, "messageId", "msgId");
    var batch = JsonLines.text(line, "paymentInformationId", "pmtInfId");
    var read = new Line(id, instruction == null ? id : instruction, message, batch, amount, day(line));
    if (lines.put(id, read) != null) {
      throw new UnreadableLinesException("two lines have the id " + id);
    }
  }

  private static @Nullable LocalDate day(JsonNode line) {
    var text = JsonLines.text(line, "executionDate", "executeOn");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableLinesException("executionDate: a date is wanted, YYYY-MM-DD, not: " + text);
    }
  }

  /** Read twice: a message that turns out to be none at its end must not have been taken by half. */
  private void take(Matching matching, Path file) throws IOException {
    var name = file.getFileName().toString();
    var head = new AtomicReference<MessagePart.@Nullable Head>();
    var digest = Digests.digest();
    try (var in = new DigestInputStream(open(file), digest)) {
      reader.read(in, part -> {
        if (part instanceof MessagePart.Head found) {
          head.set(found);
        }
      });
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (RefusedMessageException e) {
      matching.unreadable(name, e.why());
      return;
    }
    var found = head.get();
    if (found != null && matching.begins(name, HexFormat.of().formatHex(digest.digest()), found)) {
      try (var in = open(file)) {
        reader.read(in, matching);
      }
      matching.ends();
    }
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  private static Map<String, Object> stray(Stray stray) {
    var direction = stray.direction();
    return JsonLines.object("why", stray.why().name(), "account", stray.account(), "statement", stray.statement(),
        "amount", plain(stray.amount()), "currency", stray.currency(), "direction",
        direction == null ? null : switch (direction) {
          case DEBIT -> "DBIT";
          case CREDIT -> "CRDT";
        }, "bookedOn", stray.bookedOn() == null ? null : stray.bookedOn().toString(), "endToEndId", stray.endToEndId(),
        "reference", stray.reference(), "code", stray.code());
  }

  private static Map<String, Object> finding(Finding finding) {
    return JsonLines.object("endToEndId", finding.endToEndId(), "finding", finding.finding(), "message",
        finding.message(), "statement", finding.statement(), "amount", plain(finding.amount()), "code", finding.code());
  }

  /** 360000 rather than 3.6E+5 or 360000.00. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    var bare = amount.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}
