package vn.kip.sandbox.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the bank has booked: a line per booking, on the disk before it is answered. */
final class Ledger {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final List<Booking> bookings = new ArrayList<>();
  private final Map<String, Booking> byEndToEndId = new HashMap<>();
  private final Map<String, Booking> byMessage = new HashMap<>();

  /**
   * One booking.
   *
   * @param sequence counts from 1
   * @param digest of the message it came in
   */
  record Booking(long sequence, String messageId, String digest, String endToEndId, long amount, String creditor,
      String account, Instant bookedAt) {}

  Ledger(Path folder) {
    file = folder.resolve("bank-ledger.jsonl");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::restore);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restore(String line) {
    try {
      remember(JSON.readValue(line, Booking.class));
    } catch (JacksonException e) {
      // A kill can cut the last line; it was never answered, so the order comes again.
      org.slf4j.LoggerFactory.getLogger(Ledger.class).warn("an incomplete line at the end of {} is passed over", file);
    }
  }

  synchronized Optional<Booking> ofMessage(String messageId) {
    return Optional.ofNullable(byMessage.get(messageId));
  }

  synchronized Optional<Booking> ofEndToEndId(String id) {
    return Optional.ofNullable(byEndToEndId.get(id));
  }

  synchronized List<Booking> after(long sequence, int limit) {
    return bookings.stream().filter(booking -> booking.sequence() > sequence).limit(limit).toList();
  }

  synchronized void book(String messageId, String digest, String endToEndId, long amount, String creditor,
      String account, Instant now) {
    var booking = new Booking(bookings.size() + 1L, messageId, digest, endToEndId, amount, creditor, account, now);
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap((JSON.writeValueAsString(booking) + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    remember(booking);
  }

  private void remember(Booking booking) {
    bookings.add(booking);
    byEndToEndId.put(booking.endToEndId(), booking);
    byMessage.put(booking.messageId(), booking);
  }
}
