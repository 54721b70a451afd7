package vn.kip.portal.adapter.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Vietnamese, whatever the browser asks for, until {@code ?lang=en} is chosen; the choice is kept in a cookie. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

  static final Locale VIETNAMESE = Locale.of("vi");
  static final String PARAMETER = "lang";

  private static final Duration KEPT = Duration.ofDays(365);

  /** Anything but English is Vietnamese. */
  static Locale of(String tag) {
    return tag.equals("en") ? Locale.ENGLISH : VIETNAMESE;
  }

  /** One file per area, so that those who build pages do not meet in one. */
  @Bean
  ResourceBundleMessageSource messageSource() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/common", "messages/ward", "messages/case", "messages/money",
        "messages/supervisor", "messages/public", "messages/mail");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver(@Value("${kip.portal.secure-cookies}") boolean secure) {
    var resolver = new CookieLocaleResolver("KIP_LANG") {
      @Override
      protected Locale parseLocaleValue(String value) {
        return of(value);
      }
    };
    resolver.setDefaultLocale(VIETNAMESE);
    resolver.setCookieMaxAge(KEPT);
    resolver.setCookieSecure(secure);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    var change = new LocaleChangeInterceptor() {
      @Override
      protected Locale parseLocaleValue(String value) {
        return of(value);
      }
    };
    change.setParamName(PARAMETER);
    interceptors.addInterceptor(change);
  }
}
