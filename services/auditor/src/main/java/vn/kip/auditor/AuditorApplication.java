package vn.kip.auditor;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.kip.audit.RuleBook;
import vn.kip.auditor.application.AuditStore;
import vn.kip.auditor.application.Audits;
import vn.kip.auditor.application.CaseLog;
import vn.kip.auditor.application.Reporting;
import vn.kip.service.ServiceBase;

/** Re-derives every figure from the log and says what differs. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@Import(ServiceBase.class)
public class AuditorApplication {

  public static void main(String[] args) {
    SpringApplication.run(AuditorApplication.class, args);
  }

  @Bean
  RuleBook ruleBook(@Value("${kip.auditor.rules}") String folder) {
    return RuleBook.of(folder);
  }

  @Bean
  Audits audits(CaseLog log, Reporting reporting, AuditStore store, RuleBook rules, InstantSource clock) {
    return new Audits(log, reporting, store, rules, clock);
  }

  /** Shown by {@code kip status}; a wrong figure does not make the auditor itself unwell. */
  @Bean
  HealthIndicator caseLogHealthIndicator(AuditStore store) {
    return () -> store.last()
        .map(last -> Health.up().withDetail("lastAudit", String.valueOf(last.at())).withDetail("holds", last.holds())
            .withDetail("findings", last.findings().size()).build())
        .orElseGet(() -> Health.up().withDetail("lastAudit", "none").build());
  }
}
