package vn.kip.service;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.kip.service.register.RegisterController;

/** Everything in this package, made known to a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Office.class)
@ComponentScan(basePackageClasses = ServiceBase.class,
    // Only services that take rows of a register import its endpoint.
    excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RegisterController.class))
public class ServiceBase {

  /** The only place where a service learns what time it is. */
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** Sentences for refusals: a service's own in {@code refusals}, those of this lib in {@code base-refusals}. */
  @Bean
  ResourceBundleMessageSource refusalTexts() {
    var texts = new ResourceBundleMessageSource();
    texts.setBasenames("refusals", "base-refusals");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
