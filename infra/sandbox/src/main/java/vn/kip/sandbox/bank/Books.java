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
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The orders the bank has taken: a line per order, on the disk before it is answered. */
final class Books {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Path former;

  /** A line of the time when the bank took one transfer at once and booked it on the spot. */
  private record FormerBooking(long sequence, String messageId, String digest, String endToEndId, long amount,
      String creditor, String account, Instant bookedAt) {

    Received received() {
      var transaction = new Order.Transaction(endToEndId, "", amount, creditor, account);
      return new Received(new Order(messageId, messageId, "3761000000001", List.of(transaction)), digest, bookedAt, 0,
          false, false, true);
    }
  }

  Books(Path folder) {
    file = folder.resolve("bank-orders.jsonl");
    former = folder.resolve("bank-ledger.jsonl");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All there are, in the order in which they came. */
  void each(Consumer<Received> taker) {
    lines(former, line -> taker.accept(JSON.readValue(line, FormerBooking.class).received()));
    lines(file, line -> taker.accept(JSON.readValue(line, Received.class)));
  }

  private static void lines(Path from, Consumer<String> reader) {
    try {
      if (Files.exists(from)) {
        for (var line : Files.readAllLines(from)) {
          try {
            reader.accept(line);
          } catch (JacksonException e) {
            // A kill can cut the last line; it was never answered, so the order comes again.
            LoggerFactory.getLogger(Books.class).warn("an incomplete line at the end of {} is passed over", from);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Received received) {
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap((JSON.writeValueAsString(received) + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
