package vn.kip.service;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;

/**
 * Secrets that ship with Kịp, so that a laptop needs no settings: everybody knows them. They are good for an identity provider
 * on this very machine and for no other.
 */
@Configuration(proxyBeanMethods = false)
public class DefaultSecrets {

  /** By setting; services that do not have a setting do not use it. */
  private static final Map<String, String> SHIPPED = new TreeMap<>(Map.of(
      "kip.portal.oidc.client-secret", "demo",
      "kip.auditor.secret", "demo",
      "kip.register.key", "demo-register-key"));

  /** Whose tokens are taken, and where people are sent to sign in. */
  private static final List<String> ISSUERS = List.of("spring.security.oauth2.resourceserver.jwt.issuer-uri",
      "kip.portal.oidc.issuer");

  /** Before anything else is made: what starts with a secret that everybody knows is open. */
  @Bean
  static BeanFactoryPostProcessor noDefaultSecrets(Environment settings) {
    return _ -> refuse(settings);
  }

  /** @throws IllegalStateException naming the first setting that would be a secret for nobody */
  static void refuse(PropertyResolver settings) {
    ISSUERS.stream().map(settings::getProperty).filter(Objects::nonNull).filter(issuer -> !isHere(issuer)).findFirst()
        .ifPresent(issuer -> refuse(settings, issuer));
  }

  private static void refuse(PropertyResolver settings, String issuer) {
    SHIPPED.forEach((setting, shipped) -> {
      var value = settings.getProperty(setting);
      if (value != null && (value.isBlank() || value.equals(shipped))) {
        throw new IllegalStateException(
            "%s (%s) is %s, and the identity provider %s is not on this machine: set a secret of the office's own"
                .formatted(setting, variable(setting), value.isBlank() ? "blank" : "the one that ships with Kịp",
                    issuer));
      }
    });
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static boolean isHere(String issuer) {
    try {
      var host = URI.create(issuer).getHost();
      return host != null
          && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
    } catch (IllegalArgumentException _) {
      // An address that cannot be read is not this machine's.
      return false;
    }
  }
}
