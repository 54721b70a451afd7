package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The line over a real connection, for somebody who need not sign in. */
class LiveLineTest extends PortalTest {

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private LiveFigures figures;

  @LocalServerPort
  private int port;

  @TestConfiguration(proxyBeanMethods = false)
  static class Everyone {

    @Bean
    @Order(0)
    SecurityFilterChain everyoneSupervises(HttpSecurity http) throws Exception {
      return http.securityMatcher(LiveController.PATH).anonymous(who -> who.authorities("ROLE_SUPERVISOR")).build();
    }
  }

  @BeforeEach
  void reportingHasCome() {
    SERVICES.answer("/oauth2/token", 200, """
        {"access_token": "portal-token", "token_type": "Bearer", "expires_in": 3600}""");
    SERVICES.answer("/reports/position", 200, """
        {"today": "2022-12-14", "seal": [{"partition": 0, "offset": 301, "sha256": "a"}]}""");
  }

  @Test
  void an_event_comes_over_the_line_as_soon_as_it_is_there_and_a_page_that_was_left_is_forgotten() throws Exception {
    var line = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/supervisor/live?seen=older").toURL()
        .openConnection();
    line.setRequestProperty("Accept", "text/event-stream");
    line.setReadTimeout(10_000);
    try (var lines = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(line.getContentType()).startsWith("text/event-stream");
      assertThat(lines.readLine()).isEqualTo(":");
      figures.look();
      assertThat(lines.lines().filter(text -> !text.isBlank() && !text.equals(":")).limit(3)).containsExactly(
          "event:figures", "id:2022-12-14_0.301", "data:2022-12-14_0.301");
    }
    line.disconnect();
    await().until(() -> {
      figures.look();
      return figures.watching() == 0;
    });
  }
}
