package vn.kip.intake.adapter.scanner;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the office's ClamAV listens; settings under {@code kip.scanner}. Papers are looked through where host or socket is set.
 *
 * @param host of a daemon on the network, blank for none; {@code port} its port
 * @param socket path of a daemon on the same machine, blank for none
 * @param patience with one paper
 */
@ConfigurationProperties("kip.scanner")
public record ScannerSettings(@DefaultValue("") String host, @DefaultValue("3310") int port,
    @DefaultValue("") String socket, @DefaultValue("20s") Duration patience) {

  Optional<SocketAddress> address() {
    if (!socket.isBlank()) {
      return Optional.of(UnixDomainSocketAddress.of(socket));
    }
    return host.isBlank() ? Optional.empty() : Optional.of(new InetSocketAddress(host, port));
  }
}
