package vn.kip.intake.adapter.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.intake.application.PaperScanner;
import vn.kip.intake.application.PaperScanner.Verdict;

/** Against a stand-in of the daemon that speaks its protocol over real sockets; no ClamAV runs here. */
class ClamAvScannerTest {

  private static final SocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void a_paper_is_sent_whole_and_what_was_found_is_named() throws IOException {
    try (var clamd = StandInClamd.at(ANY_PORT)) {
      var scanner = scanner(clamd.address());

      assertThat(scanner.scan(text("a scan of a declaration"))).isEqualTo(new Verdict.Clean());
      assertThat(scanner.scan(text("x".repeat(200_000) + StandInClamd.BAD)))
          .isEqualTo(new Verdict.Infected("Stand-In.Test"));
    }
  }

  @Test
  void a_socket_of_this_machine_will_do_as_well(@TempDir Path folder) throws IOException {
    try (var clamd = StandInClamd.at(UnixDomainSocketAddress.of(folder.resolve("clamd.sock")))) {
      assertThat(scanner(clamd.address()).scan(text(StandInClamd.BAD)))
          .isEqualTo(new Verdict.Infected("Stand-In.Test"));
    }
  }

  @Test
  void who_gives_no_clear_answer_has_not_looked() throws IOException {
    SocketAddress gone;
    try (var clamd = StandInClamd.at(ANY_PORT)) {
      gone = clamd.address();
      assertThat(scanner(gone).scan(new byte[1_000_001])).isInstanceOf(Verdict.Away.class);
    }
    assertThat(scanner(gone).scan(text("a scan"))).isInstanceOf(Verdict.Away.class);
  }

  @Test
  void who_is_silent_is_not_waited_for_without_end() throws IOException {
    try (var clamd = StandInClamd.thatNeverAnswersAt(ANY_PORT)) {
      var address = clamd.address();
      assertThat(new ClamAvScanner(() -> address, Duration.ofMillis(200)).scan(text("a scan")))
          .isEqualTo(new Verdict.Away("no answer within PT0.2S"));
    }
  }

  private static PaperScanner scanner(SocketAddress address) {
    return new ClamAvScanner(() -> address, Duration.ofSeconds(20));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
