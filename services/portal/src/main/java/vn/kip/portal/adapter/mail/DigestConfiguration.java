package vn.kip.portal.adapter.mail;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.portal.application.DigestMail;
import vn.kip.portal.application.Digests;
import vn.kip.portal.application.PressingWork;
import vn.kip.portal.application.SentDigests;
import vn.kip.portal.application.Subscriptions;

/** Digests by mail, where the office has a server for them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("kip.portal.mail.enabled")
class DigestConfiguration {

  @Bean
  DigestMail digestMail(JavaMailSender server, MailSettings settings, MessageSource messages,
      @Value("${spring.mail.host}") String host) {
    if (host.isBlank()) {
      throw new IllegalStateException("kip.portal.mail.enabled is true, but spring.mail.host names no server");
    }
    return new SmtpDigests(server, settings, messages);
  }

  @Bean
  Digests digests(Subscriptions subscriptions, SentDigests sent, PressingWork work, DigestMail mail,
      WorkingCalendar calendar, InstantSource clock, MailSettings settings) {
    return new Digests(subscriptions, sent, work, mail, calendar, clock, settings.time());
  }

  @Bean
  Ticks ticks(Digests digests) {
    return new Ticks(digests);
  }

  /** Looks again and again, so that what failed is made good on the same day. */
  record Ticks(Digests digests) {

    @Scheduled(initialDelayString = "${kip.portal.mail.every}", fixedDelayString = "${kip.portal.mail.every}")
    void tick() {
      digests.sendWhatIsDue();
    }
  }
}
