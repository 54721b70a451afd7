package vn.kip.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves MongoDB's protocol on the loopback interface, each connection on a thread of its own: what one asks for, no other
 * waits behind.
 */
final class StoreServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreServer.class);
  private static final int READ_BYTES = 64 * 1024;
  private static final int BACKLOG = 200;

  private final MongoBackend backend;
  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

  /** @param port 0 for any free one */
  StoreServer(MongoBackend backend, int port) {
    this.backend = backend;
    try {
      listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of the store", e);
    }
    Thread.ofPlatform().daemon().name("store-listener").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var connection = listener.accept();
        connections.add(connection);
        Thread.ofPlatform().daemon().name("store-" + connection.getPort()).start(() -> serve(connection));
      } catch (SocketException e) {
        LOG.debug("no more connections", e);
      } catch (IOException e) {
        LOG.warn("a connection was not made", e);
      }
    }
  }

  private void serve(Socket connection) {
    var wire = new EmbeddedChannel(new MongoWireReplyEncoder(), new MongoWireMessageEncoder(),
        new MongoWireProtocolHandler(), new MongoDatabaseHandler(backend, channels), new MongoExceptionHandler());
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = connection.getInputStream();
      var out = connection.getOutputStream();
      var read = new byte[READ_BYTES];
      for (int length = in.read(read); length >= 0 && wire.isOpen(); length = in.read(read)) {
        wire.writeInbound(Unpooled.copiedBuffer(read, 0, length));
        for (ByteBuf answer = wire.readOutbound(); answer != null; answer = wire.readOutbound()) {
          answer.readBytes(out, answer.readableBytes());
          answer.release();
        }
        out.flush();
      }
    } catch (SocketException e) {
      LOG.debug("a connection has ended", e);
    } catch (IOException e) {
      LOG.warn("a connection was lost", e);
    } finally {
      connections.remove(connection);
      wire.finishAndReleaseAll();
    }
  }

  /** Takes no further commands and lets the connections go; one that is being carried out ends by itself. */
  @Override
  public void close() {
    close(listener);
    connections.forEach(StoreServer::close);
  }

  private static void close(java.io.Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("already gone", e);
    }
  }
}
