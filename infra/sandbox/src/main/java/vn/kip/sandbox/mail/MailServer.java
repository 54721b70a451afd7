package vn.kip.sandbox.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.kip.sandbox.SandboxSettings;

/** Takes mail for whomever and hands none of it on; what came is in memory, until the sandbox stops. */
@Component
public class MailServer implements SmartLifecycle {

  private static final int MOST = 200;

  private final GreenMail server;

  MailServer(SandboxSettings settings) {
    this.server = new GreenMail(new ServerSetup(settings.mailPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
        .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
  }

  /** @param sent as the mail itself says */
  record Mail(String from, String to, String subject, String sent, String text) {}

  /** Where it listens. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** The last ones, the latest first. */
  List<Mail> received() {
    var all = Arrays.asList(server.getReceivedMessages());
    return all.subList(Math.max(0, all.size() - MOST), all.size()).reversed().stream().map(MailServer::read).toList();
  }

  private static Mail read(MimeMessage message) {
    try {
      var to = message.getRecipients(Message.RecipientType.TO);
      return new Mail(addresses(message.getFrom()), addresses(to), String.valueOf(message.getSubject()),
          String.valueOf(message.getSentDate()), String.valueOf(message.getContent()));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String addresses(jakarta.mail.Address[] addresses) {
    return Arrays.stream(addresses).map(address -> ((InternetAddress) address).getAddress())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public boolean isRunning() {
    return server.isRunning();
  }
}
