package vn.kip.payment.adapter.web;

import static vn.kip.service.CommandApi.KEY;
import static vn.kip.service.CommandApi.done;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.discretion.Discretion;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.payment.application.GrantCommands;
import vn.kip.payment.application.GrantList;
import vn.kip.payment.application.OrderBook;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Payee;
import vn.kip.payment.domain.Refusals;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** Grants, by the dossier they belong to. */
@RestController
@RequestMapping("/grants")
class GrantController {

  private static final int PAGE = 200;
  private static final int MAX_PAGE = 1_000_000;

  private final GrantCommands commands;
  private final CaseFiles files;
  private final OrderBook orders;
  private final CurrentOfficer officer;
  private final Discretion discretion;

  GrantController(GrantCommands commands, CaseFiles files, OrderBook orders, CurrentOfficer officer,
      Discretion discretion) {
    this.discretion = discretion;
    this.commands = commands;
    this.files = files;
    this.orders = orders;
    this.officer = officer;
  }

  /** Appraisers, too, have to see what was sent back to them, and who decides what a register has left open. */
  @GetMapping
  @PreAuthorize("hasAnyRole('PAYMENT_OFFICER', 'APPRAISER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')")
  Page list(@RequestParam Grant.@Nullable State state,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    var query = state == null ? CaseQuery.all() : CaseQuery.where(GrantList.STATE, state);
    var own = officer.get().confinedTo();
    if (own != null) {
      query = query.and(GrantList.WARD, own);
    }
    return new Page(files.count(query),
        files.list(query, GrantList.CODE, page * PAGE, PAGE).stream()
            .map(file -> View.of(file.id(), Grant.of(file), null, discretion))
            .toList());
  }

  @GetMapping("/{dossier}")
  @PreAuthorize("hasAnyRole('PAYMENT_OFFICER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')")
  View get(@PathVariable DossierId dossier) {
    var file = files.find(dossier).orElseThrow(() -> new RefusedException(Refusals.unknownDossier()));
    var grant = Grant.of(file);
    if (grant.ward() != null && !officer.get().mayActFor(grant.ward())) {
      throw new RefusedException(Refusals.otherWard());
    }
    var order = grant.order();
    return View.of(dossier, grant, order == null ? null : orders.saidOf(order.orderId()).orElse(null), discretion);
  }

  @PostMapping("/{dossier}/approval")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View approve(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Approval body) {
    return view(commands.approve(dossier, key, officer.get(), body.method(), body.payee()));
  }

  /** By another officer: confirms the account and orders the money, or lets the month's runs pay there. */
  @PostMapping("/{dossier}/release")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View release(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key) {
    return view(commands.release(dossier, key, officer.get()));
  }

  /** A claim of a register's past may be paid here after all. */
  @PostMapping("/{dossier}/reopening")
  @PreAuthorize("hasRole('DECIDER')")
  View reopen(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Reason body) {
    return view(commands.reopen(dossier, key, officer.get(), body.reason()));
  }

  @PostMapping("/{dossier}/return")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View sendBack(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Reason body) {
    return view(commands.sendBack(dossier, key, officer.get(), body.reason()));
  }

  /** Post or treasury have paid; for the bank, its booking tells. */
  @PostMapping("/{dossier}/settlement")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View paidOut(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Settlement body) {
    return view(commands.paidOut(dossier, key, officer.get(), body.paidOn(), body.receipt()));
  }

  /** Post or treasury give the order back unpaid. */
  @PostMapping("/{dossier}/failure")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View notPaidOut(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Reason body) {
    return view(commands.notPaidOut(dossier, key, officer.get(), body.reason()));
  }

  /** The bank has written that nothing was paid: by one officer stated, by another confirmed. */
  @PostMapping("/{dossier}/bank-letter")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View bankWrites(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Letter body) {
    return view(commands.bankWrites(dossier, key, officer.get(), body.letter(), body.reason()));
  }

  @PostMapping("/{dossier}/repayment")
  @PreAuthorize("hasRole('PAYMENT_OFFICER')")
  View repaid(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Repayment body) {
    return view(commands.repaid(dossier, key, officer.get(), body.amount(), body.receipt()));
  }

  private View view(CaseCommands.Outcome outcome) {
    var file = done(outcome);
    return View.of(file.id(), Grant.of(file), null, discretion);
  }

  /**
   * @param bank code of the payee's bank, for a transfer, as is {@code account}, with blanks or without; null while it is
   *     not known, and then nothing can be released
   * @param holder name on the account; the applicant's when there is none
   */
  record Approval(@NotNull Method method, @Nullable @Size(max = 35) String bank,
      @Nullable @Size(max = 60) String account, @Nullable @Size(max = 200) String holder) {

    @Nullable
    Payee payee() {
      return account == null ? null : new Payee(bank, account, holder == null ? "" : holder);
    }
  }

  /** @param letter number of the bank's letter */
  record Letter(@NotBlank @Size(max = 50) String letter, @NotBlank @Size(max = 2000) String reason) {}

  record Reason(@NotBlank @Size(max = 2000) String reason) {}

  /**
   * @param paidOn local day on which the money was paid out
   * @param receipt number of the post's or treasury's receipt
   */
  record Settlement(@NotNull LocalDate paidOn, @NotBlank @Size(max = 50) String receipt) {}

  /**
   * @param amount whole dong
   * @param receipt number of the office's receipt
   */
  record Repayment(long amount, @NotBlank @Size(max = 50) String receipt) {}

  record Page(long total, List<View> grants) {}

  /**
   * A grant as officers see it. All amounts are whole dong. On what ground it was granted is not for those who pay to know
   * where that is sensitive.
   *
   * @param missing still to be paid, {@code overpaid} to be claimed back
   * @param waiting the approval that another officer has to release
   * @param bankSays of the order on its way, where that is a status nobody here knows
   * @param withdrawnBecause the citizen took the dossier back, before the decision or after it
   */
  record View(
      DossierId dossier,
      @Nullable String code,
      @Nullable String applicantName,
      @Nullable String programme,
      @Nullable String ward,
      Grant.State state,
      PaymentEvent.@Nullable GrantOpened grant,
      EligibilityEvent.@Nullable DecisionSigned decision,
      EligibilityEvent.@Nullable DossierAssessed assessment,
      Grant.@Nullable Approval waiting,
      PaymentEvent.@Nullable PaymentOrdered order,
      @Nullable String bankSays,
      Grant.@Nullable Stated stated,
      PaymentEvent.@Nullable PaymentFailed failedBecause,
      @Nullable String returnedBecause,
      Grant.@Nullable Stopped stoppedBecause,
      @Nullable String withdrawnBecause,
      long missing,
      long overpaid,
      List<PaymentEvent.PaymentSettled> settled,
      List<PaymentEvent.RepaymentReceived> repaid) {

    static View of(DossierId id, Grant grant, @Nullable String bankSays, Discretion discretion) {
      var submission = grant.submission();
      var withdrawal = grant.basis().withdrawal();
      var assessment = grant.assessment();
      boolean sensitive = submission != null && discretion.isSensitive(submission, assessment);
      return new View(id, grant.code(),
          submission == null ? null : discretion.name(submission.programme(), submission.applicant().name()),
          submission == null ? null : submission.programme(), submission == null ? null : submission.ward(),
          grant.state(), grant.opened(), grant.decision(),
          assessment == null || submission == null
              ? null
              : discretion.withheld(submission.programme(), sensitive, assessment),
          grant.waiting(), grant.order(), bankSays, grant.stated(), grant.failedBecause(), grant.returnedBecause(),
          grant.stoppedBecause(),
          withdrawal == null ? null : withdrawal.event().reason(), grant.missing(), grant.overpaid(), grant.settled(),
          grant.repaid());
    }
  }
}
