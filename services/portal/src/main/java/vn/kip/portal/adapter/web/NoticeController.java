package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kip.portal.adapter.mail.MailSettings;
import vn.kip.portal.adapter.services.ReportingClient.Desk;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.application.ReadMarks;
import vn.kip.portal.application.Subscriptions;
import vn.kip.portal.domain.EmailAddress;
import vn.kip.portal.domain.NavEntry;
import vn.kip.portal.domain.Notice;
import vn.kip.portal.domain.Subscription;

/** Notices of the officer who is signed in, and how many are unread. */
@Controller
@PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'PAYMENT_OFFICER')")
class NoticeController {

  static final String PATH = "/notifications";
  private static final int ORDER = 60;

  private final Notices notices;
  private final ReadMarks marks;
  private final Subscriptions subscriptions;
  private final MailSettings mail;
  private final Format format;

  NoticeController(Notices notices, ReadMarks marks, Subscriptions subscriptions, MailSettings mail, Format format) {
    this.notices = notices;
    this.marks = marks;
    this.subscriptions = subscriptions;
    this.mail = mail;
    this.format = format;
  }

  @Configuration(proxyBeanMethods = false)
  static class NoticeNavigation {

    @Bean
    NavEntry noticesEntry() {
      return new NavEntry("nav.notices", PATH, ORDER, Notices.readers());
    }
  }

  /** @param href where something can be done about it */
  record Line(Notice notice, boolean read, String href) {}

  @GetMapping(PATH)
  String list(Model model) {
    var found = notices.of(SignedIn.officerOnPage().officer());
    var read = marks.of(officer());
    var lines = found.notices().stream()
        .map(notice -> new Line(notice, read.contains(notice.id()), href(notice))).toList();
    model.addAttribute("lines", lines);
    model.addAttribute("unread", lines.stream().filter(line -> !line.read()).count());
    model.addAttribute("someAway", found.isAway());
    model.addAttribute("byMail", byMail());
    if (byMail()) {
      var subscribed = Part.of(() -> subscriptions.of(officer()).map(one -> one.address().value()).orElse(null));
      model.addAttribute("subscribed", subscribed.value());
      model.addAttribute("mailAway", subscribed.away());
    }
    return "notices";
  }

  /** Offered where mail is sent, to those at whose desks something can press. */
  private boolean byMail() {
    return mail.enabled() && SignedIn.officerOnPage().officer().roles().stream()
        .anyMatch(role -> Desk.of(role).isPresent());
  }

  @PostMapping(PATH + "/mail")
  String subscribe(@RequestParam(defaultValue = "") String address, Model model, Locale locale,
      HttpServletResponse answer) {
    if (!byMail()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var parsed = EmailAddress.parse(address);
    if (parsed.isEmpty()) {
      answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("errors", List.of(new FieldError("address", format.text("mail.unreadable"))));
      model.addAttribute("address", address);
      return list(model);
    }
    var officer = SignedIn.officerOnPage().officer();
    subscriptions.save(new Subscription(officer(), parsed.get(), locale.getLanguage(), officer.roles(),
        officer.ward()));
    return "redirect:" + PATH;
  }

  @PostMapping(PATH + "/mail/removal")
  String unsubscribe() {
    subscriptions.remove(officer());
    return "redirect:" + PATH;
  }

  /** For the header of every page, which is not to wait for it: nothing, where it is not known. */
  @GetMapping(PATH + "/count")
  String count(Model model) {
    model.addAttribute("unread", unread());
    return "notices :: count";
  }

  private long unread() {
    try {
      var read = marks.of(officer());
      return notices.of(SignedIn.officerOnPage().officer()).notices().stream()
          .filter(notice -> !read.contains(notice.id())).count();
    } catch (ServiceRefusal _) {
      // The page itself says what is refused.
      return 0;
    }
  }

  /** Those that were on the page; what has come since stays unread. */
  @PostMapping(PATH)
  String read(@RequestParam(defaultValue = "") List<String> notice) {
    var shown = Set.copyOf(notice);
    var before = marks.of(officer());
    marks.replace(officer(), notices.of(SignedIn.officerOnPage().officer()).notices().stream().map(Notice::id)
        .filter(id -> shown.contains(id) || before.contains(id)).toList());
    return "redirect:" + PATH;
  }

  private static String officer() {
    return SignedIn.officerOnPage().officer().id().value();
  }

  private static String href(Notice notice) {
    return switch (notice.kind()) {
      case FAILED -> PaymentController.PATH + "/" + notice.dossier();
      case SENT_BACK -> SearchController.PATH + "/" + notice.dossier() + "/" + DecisionController.PAGE;
      case LATE, TODAY, NEAR, RETURNED -> SearchController.PATH + "/" + notice.dossier();
    };
  }
}
