package vn.kip.intake.adapter.scanner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.kip.intake.application.PaperScanner;

/** Sends a paper to ClamAV's daemon (INSTREAM of clamd's protocol), over TCP or a socket of this machine. */
final class ClamAvScanner implements PaperScanner {

  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 4_096;
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final String CLEAN = "stream: OK";

  private final Supplier<SocketAddress> address;
  private final Duration patience;
  private final ExecutorService talks = Executors.newThreadPerTaskExecutor(
      Thread.ofVirtual().name("scanner-", 0).factory());

  /** @param address looked up anew for each paper */
  ClamAvScanner(Supplier<SocketAddress> address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  @Override
  public Verdict scan(byte[] content) {
    try (var channel = open()) {
      var talk = CompletableFuture.supplyAsync(() -> answer(channel, content), talks);
      return verdict(talk.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      return new Verdict.Away(e.toString());
    } catch (ExecutionException e) {
      return new Verdict.Away(String.valueOf(e.getCause()));
    } catch (TimeoutException _) {
      return new Verdict.Away("no answer within " + patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict.Away("interrupted");
    }
  }

  private SocketChannel open() throws IOException {
    var where = address.get();
    return where instanceof InetSocketAddress
        ? SocketChannel.open()
        : SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
  }

  /** Ends, whatever it waits for, when the channel is closed. */
  private String answer(SocketChannel channel, byte[] content) {
    try {
      channel.connect(address.get());
      send(channel, ByteBuffer.wrap(COMMAND));
      for (int from = 0; from < content.length; from += CHUNK) {
        int length = Math.min(CHUNK, content.length - from);
        send(channel, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        send(channel, ByteBuffer.wrap(content, from, length));
      }
      send(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
      var answer = ByteBuffer.allocate(LONGEST_ANSWER);
      while (channel.read(answer) >= 0 && answer.hasRemaining()) {
        if (answer.position() > 0 && answer.get(answer.position() - 1) == 0) {
          break;
        }
      }
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Whatever is no clear word is none: a daemon that is out of memory, or takes no file of this size, has not looked. */
  private static Verdict verdict(String answer) {
    var said = answer.replace("\0", "").strip();
    if (said.equals(CLEAN)) {
      return new Verdict.Clean();
    }
    var found = FOUND.matcher(said);
    return found.matches() ? new Verdict.Infected(found.group(1)) : new Verdict.Away("it says: " + said);
  }
}
