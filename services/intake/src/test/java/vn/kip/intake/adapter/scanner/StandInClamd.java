package vn.kip.intake.adapter.scanner;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A stand-in for ClamAV's daemon: it speaks INSTREAM over a real socket and knows one bad word. */
final class StandInClamd implements AutoCloseable {

  static final String BAD = "STAND-IN-MALWARE";
  private static final int MOST = 1_000_000;

  private final ServerSocketChannel server;
  private final CountDownLatch silence = new CountDownLatch(1);
  private final boolean silent;

  private StandInClamd(SocketAddress address, boolean silent) throws IOException {
    this.silent = silent;
    server = address instanceof UnixDomainSocketAddress
        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        : ServerSocketChannel.open();
    server.bind(address);
    Thread.ofVirtual().start(this::serve);
  }

  static StandInClamd at(SocketAddress address) throws IOException {
    return new StandInClamd(address, false);
  }

  static StandInClamd thatNeverAnswersAt(SocketAddress address) throws IOException {
    return new StandInClamd(address, true);
  }

  SocketAddress address() throws IOException {
    return server.getLocalAddress();
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        var caller = server.accept();
        CompletableFuture.runAsync(() -> talk(caller), Thread::startVirtualThread);
      } catch (AsynchronousCloseException _) {
        return;
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void talk(SocketChannel caller) {
    try (caller) {
      var in = new DataInputStream(Channels.newInputStream(caller));
      var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
      if (!command.equals("zINSTREAM\0")) {
        say(caller, "UNKNOWN COMMAND");
        return;
      }
      var content = new StringBuilder();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
      }
      if (silent) {
        silence.await();
      }
      say(caller, content.length() > MOST
          ? "INSTREAM size limit exceeded. ERROR"
          : content.indexOf(BAD) < 0 ? "stream: OK" : "stream: Stand-In.Test FOUND");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(SocketChannel caller, String words) throws IOException {
    caller.write(ByteBuffer.wrap((words + "\0").getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void close() throws IOException {
    silence.countDown();
    server.close();
  }
}
