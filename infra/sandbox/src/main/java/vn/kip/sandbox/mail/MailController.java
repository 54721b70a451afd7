package vn.kip.sandbox.mail;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import vn.kip.sandbox.mail.MailServer.Mail;

/** What would have been sent to people, for people and tests. */
@RestController
class MailController {

  private final MailServer server;

  MailController(MailServer server) {
    this.server = server;
  }

  @GetMapping(path = "/mail", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Mail> list() {
    return server.received();
  }

  @GetMapping(path = "/mail", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String page() {
    var mails = server.received().stream().map(MailController::article).collect(Collectors.joining());
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Sandbox: mail</title></head>
        <body><h1>Mail that the sandbox has taken</h1>
        <p>A stand-in for the office's mail server: nothing of this was sent to anybody.</p>
        %s</body></html>
        """.formatted(mails.isEmpty() ? "<p>None yet.</p>" : mails);
  }

  private static String article(Mail mail) {
    return """
        <article><h2>%s</h2><p>%s → %s, %s</p><pre>%s</pre></article>
        """.formatted(escaped(mail.subject()), escaped(mail.from()), escaped(mail.to()), escaped(mail.sent()),
        escaped(mail.text()));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
