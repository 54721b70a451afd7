package vn.kip.payment.adapter.web;

import static vn.kip.service.CommandApi.KEY;
import static vn.kip.service.CommandApi.done;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.Refusal;
import vn.kip.discretion.Discretion;
import vn.kip.events.DossierId;
import vn.kip.events.PaymentEvent.Change;
import vn.kip.events.PaymentEvent.Kind;
import vn.kip.events.PaymentEvent.LifeEvent;
import vn.kip.payment.application.GrantList;
import vn.kip.payment.application.RunningGrants;
import vn.kip.payment.domain.Grant;
import vn.kip.payment.domain.Refusals;
import vn.kip.payment.domain.RunningGrant;
import vn.kip.programmes.Catalogue;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Problems;
import vn.kip.service.RefusedException;
import vn.kip.service.register.RegisterResponse.Outcome;
import vn.kip.service.register.RegisterResponse.RowError;
import vn.kip.service.register.RegisterResponse.RowResult;

/** What becomes of grants that run from month to month, and those that were running before Kịp. */
@RestController
class RunningGrantController {

  private static final int PAGE = 200;
  private static final int MAX_PAGE = 100_000;

  private final RunningGrants commands;
  private final CaseFiles files;
  private final Catalogue catalogue;
  private final CurrentOfficer officer;
  private final Problems problems;
  private final Discretion discretion;

  RunningGrantController(RunningGrants commands, CaseFiles files, Catalogue catalogue, CurrentOfficer officer,
      Problems problems, Discretion discretion) {
    this.discretion = discretion;
    this.commands = commands;
    this.files = files;
    this.catalogue = catalogue;
    this.officer = officer;
    this.problems = problems;
  }

  /** Changes that wait for a signature. */
  @GetMapping("/grants/changes")
  @PreAuthorize("hasAnyRole('DECIDER', 'APPRAISER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  Page proposals(@RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    var query = CaseQuery.where(GrantList.WAITS, Kind.MONTHLY);
    var own = officer.get().confinedTo();
    if (own != null) {
      query = query.and(GrantList.WARD, own);
    }
    return new Page(files.count(query),
        files.list(query, GrantList.CODE, page * PAGE, PAGE).stream().flatMap(file -> Waiting.of(file, discretion))
            .toList());
  }

  @GetMapping("/grants/{dossier}/monthly")
  @PreAuthorize("hasAnyRole('DECIDER', 'APPRAISER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  MonthlyView get(@PathVariable DossierId dossier) {
    var shown = files.find(dossier).flatMap(file -> MonthlyView.of(file, discretion))
        .orElseThrow(() -> new RefusedException(Refusals.unknownDossier()));
    if (!officer.get().mayActFor(shown.ward())) {
      throw new RefusedException(Refusals.otherWard());
    }
    return shown;
  }

  /** Somebody died or moved away: the money is held from now on, and a decision asked for. */
  @PostMapping("/grants/{dossier}/life-events")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'PAYMENT_OFFICER')")
  MonthlyView report(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Report body) {
    return view(commands.report(dossier, key, officer.get(), body.kind(), body.on()));
  }

  @PostMapping("/grants/{dossier}/changes")
  @PreAuthorize("hasRole('APPRAISER')")
  MonthlyView propose(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Proposed body) {
    return view(commands.propose(dossier, key, officer.get(), body.change(), body.reason(), body.article()));
  }

  @PostMapping("/grants/{dossier}/changes/signature")
  @PreAuthorize("hasRole('DECIDER')")
  MonthlyView sign(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Signature body) {
    return view(commands.sign(dossier, key, officer.get(), body.proposal(), body.decisionNo()));
  }

  @PostMapping("/grants/{dossier}/changes/refusal")
  @PreAuthorize("hasRole('DECIDER')")
  MonthlyView decline(@PathVariable DossierId dossier, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Declined body) {
    return view(commands.decline(dossier, key, officer.get(), body.proposal(), body.reason()));
  }

  /** Rows of {@code recipients.csv}. Every row gets its own answer; refused rows do not keep the others out. */
  @PostMapping("/recipients")
  @PreAuthorize("hasRole('REGISTER_IMPORT')")
  List<RowResult> takeOver(
      @RequestBody @NotEmpty @Size(max = 1_000) List<@NotNull @Size(max = 50) Map<@Size(max = 100) String, @Size(max = 1_000) String>> rows) {
    var by = officer.get().id();
    return rows.stream().map(row -> switch (RecipientRow.read(row, catalogue)) {
      case RecipientRow.Read.Refused(var refusal) -> refused(refusal);
      case RecipientRow.Read.Line(var line) -> switch (commands.takeOver(line, by)) {
        case RunningGrants.TakenOver.Recorded _ -> new RowResult(null, Outcome.RECORDED, null);
        case RunningGrants.TakenOver.Unchanged _ -> new RowResult(null, Outcome.UNCHANGED, null);
        case RunningGrants.TakenOver.Refused(var refusal) -> refused(refusal);
      };
    }).toList();
  }

  private RowResult refused(Refusal refusal) {
    return new RowResult(null, Outcome.REFUSED,
        new RowError(refusal.key(), refusal.field(), problems.messages(refusal)));
  }

  private MonthlyView view(CaseCommands.Outcome outcome) {
    return MonthlyView.of(done(outcome), discretion).orElseThrow(() -> new RefusedException(Refusals.notRunning()));
  }

  record Report(@NotNull LifeEvent kind, @NotNull LocalDate on) {}

  /** @param article of the law it rests on */
  record Proposed(@NotNull Change change, @NotBlank @Size(max = 2000) String reason,
      @NotBlank @Size(max = 200) String article) {}

  /** @param proposal id of the event that proposes the change */
  record Signature(@NotBlank @Size(max = 200) String proposal, @NotBlank @Size(max = 50) String decisionNo) {}

  record Declined(@NotBlank @Size(max = 200) String proposal, @NotBlank @Size(max = 2000) String reason) {}

  record Page(long total, List<Waiting> proposals) {}

  /** A change that waits for a signature, and whose it is. */
  record Waiting(DossierId dossier, @Nullable String code, @Nullable String name, String programme, String ward,
      RunningGrant.Proposal proposal) {

    static Stream<Waiting> of(CaseFile file, Discretion discretion) {
      var grant = Grant.of(file);
      var monthly = grant.monthly();
      return monthly == null
          ? Stream.of()
          : monthly.proposals().values().stream().map(proposal -> new Waiting(file.id(), grant.code(),
              grant.recipientName(), monthly.standing().terms().programme(), monthly.standing().ward(),
              MonthlyView.shown(monthly.standing().terms().programme(), proposal, discretion)));
    }
  }
}
