package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.bankmessages.AccountNumber;
import vn.kip.bankmessages.BankCodes;
import vn.kip.office.OfficeTime;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.PaymentClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;
import vn.kip.portal.domain.Question;
import vn.kip.portal.domain.TypedNumber;

/** Grants to approve or send back, with decision and trace in sight; and where each order stands. */
@Controller
@PreAuthorize("hasRole('PAYMENT_OFFICER')")
class PaymentController {

  static final String PATH = "/payments";
  private static final int ORDER = 10;
  private static final int PAGE = 200;
  private static final String LIST = "payments";
  private static final Set<String> OF_PAYEE = Set.of("bank", "account", "holder");
  private static final List<String> STATES = List.of("OPEN", "APPROVED", "ORDERED", "RUNNING", "FAILED", "SHORT",
      "OVERPAID", "PAID", "RETURNED", "PAST", "STOPPED");

  private final PaymentClient payment;
  private final IntakeClient intake;
  private final MessageSource messages;
  private final BankCodes banks;
  private final InstantSource clock;

  PaymentController(PaymentClient payment, IntakeClient intake, MessageSource messages, BankCodes banks,
      InstantSource clock) {
    this.payment = payment;
    this.intake = intake;
    this.messages = messages;
    this.banks = banks;
    this.clock = clock;
  }

  @Configuration(proxyBeanMethods = false)
  static class PaymentNavigation {

    @Bean
    BankCodes bankCodes(@Value("${kip.bank.codes:}") String file) {
      return BankCodes.of(file);
    }

    @Bean
    NavEntry payments() {
      return new NavEntry("nav.payments", PATH, ORDER, EnumSet.of(Role.PAYMENT_OFFICER));
    }
  }

  /**
   * What was filled in.
   *
   * @param key of the command, made when the form was shown
   * @param dong what the grant comes to
   * @param method BANK, POST or TREASURY
   */
  record Form(String dossier, String title, UUID key, long dong, String method, String bank, String account,
      String holder)
      implements
        Serializable {

    List<FieldError> errors(MessageSource messages, Locale locale) {
      var errors = new ArrayList<FieldError>();
      if (!Set.of("BANK", "POST", "TREASURY").contains(method)) {
        errors.add(new FieldError("method", messages.getMessage("money.method.missing", null, locale)));
      }
      if (method.equals("BANK") && bank.isEmpty()) {
        errors.add(new FieldError("bank", messages.getMessage("money.bank.missing", null, locale)));
      }
      if (method.equals("BANK") && AccountNumber.find(account).isEmpty()) {
        errors.add(new FieldError("account", messages.getMessage("money.account.unreadable", null, locale)));
      }
      return errors;
    }
  }

  @GetMapping(PATH)
  String list(@RequestParam(defaultValue = "OPEN") String state, @RequestParam(defaultValue = "0") int page,
      Model model, HttpSession session) {
    var shown = STATES.contains(state) ? state : STATES.getFirst();
    var found = payment.grants(shown, Math.max(0, page));
    var counts = new LinkedHashMap<String, Long>();
    STATES.forEach(one -> counts.put(one, one.equals(shown) ? found.total() : payment.grants(one, 0).total()));
    model.addAttribute("state", shown);
    model.addAttribute("counts", counts);
    model.addAttribute("grants", found.grants());
    model.addAttribute("total", found.total());
    model.addAttribute("number", Math.max(0, page));
    model.addAttribute("size", PAGE);
    model.addAttribute("sum", found.grants().stream().map(PaymentClient.Grant::grant).filter(one -> one != null)
        .mapToLong(PaymentClient.Opened::amount).sum());
    var prepared = Prepared.<Form>of(session, LIST).all();
    model.addAttribute("prepared", prepared);
    model.addAttribute("preparedSum", prepared.stream().mapToLong(Form::dong).sum());
    model.addAttribute("strays", Part.of(payment::strays));
    return "payments";
  }

  /** Who decides opens a claim of a register's past here, and does nothing else. */
  @GetMapping(PATH + "/{dossier:[A-Za-z0-9-]+}")
  @PreAuthorize("hasAnyRole('PAYMENT_OFFICER', 'DECIDER')")
  String show(@PathVariable String dossier, Model model) {
    return show(dossier, UUID.randomUUID(), "", model);
  }

  private String show(String dossier, UUID key, String method, Model model) {
    var grant = payment.grant(dossier);
    var waiting = grant.waiting();
    model.addAttribute("g", grant);
    model.addAttribute("pays", SignedIn.officerOnPage().officer().has(Role.PAYMENT_OFFICER));
    model.addAttribute("decides", SignedIn.officerOnPage().officer().has(Role.DECIDER));
    model.addAttribute("waitingBank", waiting == null || waiting.event().bank() == null
        ? null
        : banks.find(waiting.event().bank(), OfficeTime.date(clock.instant())).orElse(null));
    model.addAttribute("d", intake.dossier(dossier));
    model.addAttribute("key", key);
    model.addAttribute("method", method);
    model.addAttribute("banks", banks.on(OfficeTime.date(clock.instant())));
    return "payment";
  }

  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/approval")
  String approve(@PathVariable String dossier, @RequestParam UUID key, @RequestParam(defaultValue = "") String method,
      @RequestParam(defaultValue = "") String bank, @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String holder, @RequestParam(defaultValue = "false") boolean later, Model model,
      Locale locale, HttpSession session, HttpServletResponse answer) {
    var form = new Form(dossier, intake.dossier(dossier).applicant().name(), key, payment.grant(dossier).toPay(),
        method, bank.strip(), account.strip(), holder.strip());
    var errors = form.errors(messages, locale);
    if (errors.isEmpty() && later) {
      Prepared.<Form>of(session, LIST).keep(dossier, form);
      return "redirect:" + PATH;
    }
    if (errors.isEmpty()) {
      try {
        send(form);
        Prepared.<Form>of(session, LIST).drop(dossier);
        return "redirect:" + PATH + "/" + dossier;
      } catch (ServiceRefusal refusal) {
        errors = refused(refusal, OF_PAYEE.contains(refusal.field()) ? refusal.field() : "method", model, locale);
      }
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    model.addAttribute("bank", bank);
    model.addAttribute("account", account);
    model.addAttribute("holder", holder);
    return show(dossier, key, method, model);
  }

  /** Another officer confirms what one has approved. */
  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/release")
  String release(@PathVariable String dossier, @RequestParam UUID key, Model model, Locale locale,
      HttpServletResponse answer) {
    return byHand(dossier, key, List.of(), () -> payment.release(dossier, key), model, locale, answer);
  }

  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/reopening")
  @PreAuthorize("hasRole('DECIDER')")
  String reopen(@PathVariable String dossier, @RequestParam UUID key, @RequestParam(defaultValue = "") String reason,
      Model model, Locale locale, HttpServletResponse answer) {
    var errors = new ArrayList<FieldError>();
    if (reason.isBlank()) {
      errors.add(new FieldError("reason", messages.getMessage("money.reopen.missing", null, locale)));
    }
    return byHand(dossier, key, errors, () -> payment.reopen(dossier, key, reason.strip()), model, locale, answer);
  }

  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/return")
  String sendBack(@PathVariable String dossier, @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse answer) {
    List<FieldError> errors;
    if (reason.isBlank()) {
      errors = List.of(new FieldError("reason", messages.getMessage("money.reason.missing", null, locale)));
    } else {
      try {
        payment.sendBack(dossier, key, reason.strip());
        return "redirect:" + PATH + "/" + dossier;
      } catch (ServiceRefusal refusal) {
        errors = refused(refusal, "reason", model, locale);
      }
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    return show(dossier, key, "", model);
  }

  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/settlement")
  String paidOut(@PathVariable String dossier, @RequestParam UUID key, @RequestParam(defaultValue = "") String paidOn,
      @RequestParam(defaultValue = "") String receipt, Model model, Locale locale, HttpServletResponse answer) {
    var errors = new ArrayList<FieldError>();
    var day = Question.date(paidOn.strip()).filter(read -> read.length() == "YYYY-MM-DD".length())
        .map(LocalDate::parse);
    if (day.isEmpty()) {
      errors.add(new FieldError("paidOn", messages.getMessage("money.paid-on.missing", null, locale)));
    }
    addIfBlank(receipt, errors, locale);
    model.addAttribute("paidOn", paidOn);
    model.addAttribute("receipt", receipt);
    return byHand(dossier, key, errors,
        () -> payment.paidOut(dossier, key, day.orElseThrow(), receipt.strip()), model, locale, answer);
  }

  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/failure")
  String notPaidOut(@PathVariable String dossier, @RequestParam UUID key,
      @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse answer) {
    var errors = new ArrayList<FieldError>();
    if (reason.isBlank()) {
      errors.add(new FieldError("reason", messages.getMessage("money.unpaid.missing", null, locale)));
    }
    return byHand(dossier, key, errors, () -> payment.notPaidOut(dossier, key, reason.strip()), model, locale, answer);
  }

  /** The first officer states it, the second confirms it; the service knows which of the two this is. */
  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/bank-letter")
  String bankWrites(@PathVariable String dossier, @RequestParam UUID key,
      @RequestParam(defaultValue = "") String letter, @RequestParam(defaultValue = "") String reason, Model model,
      Locale locale, HttpServletResponse answer) {
    var errors = new ArrayList<FieldError>();
    if (letter.isBlank()) {
      errors.add(new FieldError("letter", messages.getMessage("money.letter.missing", null, locale)));
    }
    if (reason.isBlank()) {
      errors.add(new FieldError("reason", messages.getMessage("money.unpaid.missing", null, locale)));
    }
    model.addAttribute("letter", letter);
    return byHand(dossier, key, errors, () -> payment.bankWrites(dossier, key, letter.strip(), reason.strip()), model,
        locale, answer);
  }

  @PostMapping(PATH + "/{dossier:[A-Za-z0-9-]+}/repayment")
  String repaid(@PathVariable String dossier, @RequestParam UUID key, @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String receipt, Model model, Locale locale, HttpServletResponse answer) {
    var errors = new ArrayList<FieldError>();
    var dong = TypedNumber.digits(amount).orElse("");
    if (!dong.matches("[1-9][0-9]{0,14}")) {
      errors.add(new FieldError("amount", messages.getMessage("money.repaid.unreadable", null, locale)));
    }
    addIfBlank(receipt, errors, locale);
    model.addAttribute("amount", amount);
    model.addAttribute("receipt", receipt);
    return byHand(dossier, key, errors, () -> payment.repaid(dossier, key, Long.parseLong(dong), receipt.strip()),
        model, locale, answer);
  }

  private void addIfBlank(String receipt, List<FieldError> errors, Locale locale) {
    if (receipt.isBlank()) {
      errors.add(new FieldError("receipt", messages.getMessage("money.receipt.missing", null, locale)));
    }
  }

  private String byHand(String dossier, UUID key, List<FieldError> found, Runnable command, Model model, Locale locale,
      HttpServletResponse answer) {
    var errors = found;
    if (errors.isEmpty()) {
      try {
        command.run();
        return "redirect:" + PATH + "/" + dossier;
      } catch (ServiceRefusal refusal) {
        errors = refused(refusal, refusal.field(), model, locale);
      }
    }
    answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("errors", errors);
    return show(dossier, key, "", model);
  }

  private static List<FieldError> refused(ServiceRefusal refusal, String field, Model model, Locale locale) {
    if (refusal.isNotFound()) {
      throw refusal;
    }
    model.addAttribute("refusal", refusal);
    return List.of(FieldError.of(field, refusal, locale));
  }

  private void send(Form form) {
    payment.approve(form.dossier(), form.key(), form.method(), form.method().equals("BANK")
        ? new PaymentClient.Payee(form.bank(), form.account(), form.holder())
        : null);
  }

  /** Each of the chosen ones; the message says of each whether it was done, and if not, why. */
  @PostMapping(PATH)
  String confirm(@RequestParam(defaultValue = "") List<String> dossier, Locale locale, HttpSession session,
      RedirectAttributes after) {
    var outcomes = Prepared.<Form>of(session, LIST).confirm(dossier.stream(), this::send, locale,
        messages.getMessage("prepared.away", null, locale));
    after.addFlashAttribute("outcomes", outcomes);
    return "redirect:" + PATH;
  }
}
