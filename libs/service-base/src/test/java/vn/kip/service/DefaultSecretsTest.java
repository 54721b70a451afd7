package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class DefaultSecretsTest {

  private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

  @ParameterizedTest
  @CsvSource({
      "kip.portal.oidc.client-secret, demo,              KIP_PORTAL_OIDC_CLIENT_SECRET",
      "kip.auditor.secret,            demo,              KIP_AUDITOR_SECRET",
      "kip.auditor.secret,            '',                KIP_AUDITOR_SECRET",
      "kip.register.key,              demo-register-key, KIP_REGISTER_KEY"})
  void a_secret_that_everybody_knows_is_refused_by_name(String setting, String secret, String variable) {
    var settings = new MockEnvironment().withProperty(ISSUER, "https://identity.example.org/realms/kip")
        .withProperty(setting, secret);

    assertThatThrownBy(() -> start(settings)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(setting).hasMessageContaining(variable).hasMessageContaining("identity.example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.7:8080/realms/kip", "http://localhost.example.org", "http://127.0.0.1.nip.io",
      "https://keycloak:8080/realms/kip", "no address"})
  void another_machine_is_another_machine_whatever_it_is_called(String issuer) {
    assertThatThrownBy(() -> start(portal(issuer))).hasMessageContaining("kip.portal.oidc.client-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:19001", "http://localhost:8180/realms/kip", "http://[::1]:8180/realms/kip"})
  void this_machine_needs_no_settings(String issuer) {
    assertThatCode(() -> start(portal(issuer))).doesNotThrowAnyException();
  }

  @Test
  void a_secret_of_the_offices_own_is_good_anywhere_and_what_a_service_does_not_use_is_not_asked_for() {
    assertThatCode(() -> start(new MockEnvironment().withProperty(ISSUER, "https://identity.example.org")
        .withProperty("kip.auditor.secret", "k3Lx"))).doesNotThrowAnyException();
  }

  private static MockEnvironment portal(String issuer) {
    return new MockEnvironment().withProperty("kip.portal.oidc.issuer", issuer)
        .withProperty("kip.portal.oidc.client-secret", "demo");
  }

  private static void start(MockEnvironment settings) {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.setEnvironment(settings);
      context.register(DefaultSecrets.class);
      context.refresh();
    }
  }
}
