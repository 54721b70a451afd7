package vn.kip.intake.adapter.scanner;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.intake.application.PaperScanner;
import vn.kip.intake.application.PaperScanner.Verdict;

/** The office's scanner; without one papers are taken as they are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScannerSettings.class)
class ScannerConfiguration {

  @Bean
  PaperScanner paperScanner(ScannerSettings settings) {
    return settings.address().isEmpty()
        ? _ -> new Verdict.Clean()
        : new ClamAvScanner(() -> settings.address().orElseThrow(), settings.patience());
  }
}
