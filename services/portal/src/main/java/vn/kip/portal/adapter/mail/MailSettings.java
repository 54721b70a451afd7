package vn.kip.portal.adapter.mail;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code kip.portal.mail}; the server's are {@code spring.mail}'s.
 *
 * @param sender the address from which digests come
 * @param time of a working day, in the office, from which digests are sent
 * @param link where officers find the portal
 */
@ConfigurationProperties("kip.portal.mail")
public record MailSettings(boolean enabled, String sender, LocalTime time, String link) {}
