package vn.kip.portal.adapter.mail;

import jakarta.mail.MessagingException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import vn.kip.portal.application.DigestFailure;
import vn.kip.portal.application.DigestMail;
import vn.kip.portal.domain.Digest;
import vn.kip.portal.domain.Notice.Kind;
import vn.kip.portal.domain.Subscription;

/** A digest as plain text over SMTP. */
final class SmtpDigests implements DigestMail {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final JavaMailSender server;
  private final MailSettings settings;
  private final MessageSource messages;

  SmtpDigests(JavaMailSender server, MailSettings settings, MessageSource messages) {
    this.server = server;
    this.settings = settings;
    this.messages = messages;
  }

  @Override
  public void send(Subscription to, Digest digest) {
    var locale = Locale.of(to.language());
    try {
      var message = server.createMimeMessage();
      var mail = new MimeMessageHelper(message, "UTF-8");
      mail.setFrom(settings.sender());
      mail.setTo(to.address().value());
      mail.setSubject(text(locale, "mail.subject", digest.total(), DATE.format(digest.day())));
      mail.setText(body(digest, locale));
      message.setHeader("Auto-Submitted", "auto-generated");
      server.send(message);
    } catch (MessagingException | MailException e) {
      throw new DigestFailure("no server took the mail: " + e.getMessage(), e);
    }
  }

  private String body(Digest digest, Locale locale) {
    var body = new StringBuilder(text(locale, "mail.greeting", DATE.format(digest.day()))).append("\n");
    @Nullable
    Kind last = null;
    for (var line : digest.lines()) {
      if (line.kind() != last) {
        body.append('\n').append(text(locale, "mail.kind." + line.kind())).append('\n');
        last = line.kind();
      }
      var due = line.due();
      body.append("- ").append(line.code()).append(due == null ? "" : text(locale, "mail.due", DATE.format(due)))
          .append('\n');
    }
    if (digest.total() > digest.lines().size()) {
      body.append('\n').append(text(locale, "mail.more", digest.total() - digest.lines().size())).append('\n');
    }
    return body.append('\n').append(text(locale, "mail.open", settings.link())).append("\n\n")
        .append(text(locale, "mail.stop", settings.link() + "/notifications")).append('\n').toString();
  }

  private String text(Locale locale, String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
