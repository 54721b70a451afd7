package vn.kip.portal.adapter.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.kip.office.Role;

/** The portal over HTTP, with services that say what each test has told them to; one portal for all such tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.mongodb.uri=mongodb://127.0.0.1:1/portal?serverSelectionTimeoutMS=50",
    "kip.portal.mail.enabled=true",
    // Never by itself: a test sends when it wants to.
    "kip.portal.mail.every=1d",
    "kip.portal.mail.sender=kip@dongha.example",
    "kip.portal.mail.link=https://kip.example.vn",
    "spring.mail.host=127.0.0.1",
    "kip.portal.live.period=1h",
    "resilience4j.retry.configs.default.wait-duration=1ms",
    "resilience4j.circuitbreaker.configs.default.sliding-window-size=1000",
    "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=1000"})
@AutoConfigureMockMvc
@Import({InMemoryReadMarks.class, MemoryDrafts.Beans.class, MemoryDigests.class})
abstract class PortalTest {

  /** Ends with the JVM, as the portal does that the tests share. */
  static final FakeServices SERVICES = new FakeServices();

  /** A real server for mail; ends with the JVM too. */
  static final GreenMail MAIL = mailServer();

  private static GreenMail mailServer() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  MockMvc browser;

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  private ClientRegistrationRepository registrations;

  @DynamicPropertySource
  static void services(DynamicPropertyRegistry properties) {
    properties.add("kip.portal.oidc.token-uri", () -> SERVICES.url() + "/oauth2/token");
    properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    for (var service : List.of("intake", "eligibility", "payment", "reporting", "auditor")) {
      properties.add("kip.portal.services." + service, SERVICES::url);
    }
  }

  @BeforeEach
  void nothingIsToldYet() {
    SERVICES.forget();
    SERVICES.answer("/programmes", 200, "[]");
  }

  /** Somebody signed in, whose access token is {@code access-token}. */
  RequestPostProcessor officer(String id, Role role, @Nullable String ward) {
    var registration = Objects.requireNonNull(registrations.findByRegistrationId("kip"), "the only client");
    return oidcLogin().clientRegistration(registration).authorities(new SimpleGrantedAuthority("ROLE_" + role))
        .idToken(token -> {
          token.subject(id).claim("preferred_username", id).claim("name", "Hoàng Thị Liên").claim("roles",
              List.of(role.name()));
          if (ward != null) {
            token.claim("ward", ward);
          }
        });
  }
}
