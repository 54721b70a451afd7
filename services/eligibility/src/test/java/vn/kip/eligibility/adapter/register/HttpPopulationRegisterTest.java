package vn.kip.eligibility.adapter.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.eligibility.application.PopulationRegister.Person;
import vn.kip.eligibility.application.PopulationRegister.RegisterAwayException;
import vn.kip.eligibility.application.PopulationRegister.UnusableAnswerException;
import vn.kip.service.OutsideSystem;

class HttpPopulationRegisterTest {

  private static final String NUMBER = "045187000001";

  @SuppressWarnings("NullAway.Init") // started before each test
  private HttpServer server;

  private int status = 200;
  private String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      var answer = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whoever_is_known_is_found_and_whoever_is_not_is_not() {
    answers(200, "{'name': 'Lê Thị Hoa', 'birthDate': '1987-01-01', 'ward': '19333', 'status': 'ALIVE', 'more': 1}");
    assertThat(register().find(NUMBER)).contains(new Person("Lê Thị Hoa", "1987-01-01", "19333", "ALIVE", null));
    answers(404, "");
    assertThat(register().find(NUMBER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"400 | {}", "422 | {}", "200 | {'name': 'Lê Thị Hoa'}",
      "200 | nonsense", "200 | []"})
  void what_concerns_one_person_is_said_of_that_person_however_often(int code, String text) {
    answers(code, text);
    var register = register();

    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(UnusableAnswerException.class).isThrownBy(() -> register.find(NUMBER));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 401, 403, 429})
  void a_register_that_serves_nobody_is_away(int code) {
    answers(code, "{}");

    assertThatExceptionOfType(RegisterAwayException.class).isThrownBy(() -> register().find(NUMBER));
  }

  @Test
  void a_register_that_cannot_be_reached_is_away() {
    var register = register();
    server.stop(0);

    assertThatExceptionOfType(RegisterAwayException.class).isThrownBy(() -> register.find(NUMBER));
  }

  private void answers(int code, String text) {
    status = code;
    body = text.replace('\'', '"');
  }

  private HttpPopulationRegister register() {
    var once = RetryConfig.custom().maxAttempts(1).build();
    return new HttpPopulationRegister("http://127.0.0.1:" + server.getAddress().getPort(), "key", Duration.ofSeconds(5),
        new OutsideSystem.Directory(CircuitBreakerRegistry.ofDefaults(), RetryRegistry.of(once),
            BulkheadRegistry.ofDefaults()));
  }
}
