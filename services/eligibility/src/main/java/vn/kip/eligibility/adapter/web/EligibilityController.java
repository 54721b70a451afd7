package vn.kip.eligibility.adapter.web;

import static vn.kip.service.CommandApi.KEY;
import static vn.kip.service.CommandApi.done;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.discretion.Discretion;
import vn.kip.eligibility.application.AppraisalList;
import vn.kip.eligibility.application.EligibilityCommands;
import vn.kip.eligibility.application.PopulationRegister;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.eligibility.domain.Refusals;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Outcome.Proposal;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** Assessments, appraisals and decisions. */
@RestController
@RequestMapping("/dossiers")
class EligibilityController {

  private static final int PAGE = 200;
  private static final int MAX_PAGE = 1_000_000;

  private final EligibilityCommands commands;
  private final CaseFiles files;
  private final CurrentOfficer officer;
  private final Shown shown;
  private final PopulationRegister register;

  EligibilityController(EligibilityCommands commands, CaseFiles files, CurrentOfficer officer, Shown shown,
      PopulationRegister register) {
    this.shown = shown;
    this.register = register;
    this.commands = commands;
    this.files = files;
    this.officer = officer;
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  View get(@PathVariable DossierId id) {
    return shown.of(visible(id));
  }

  private CaseFile visible(DossierId id) {
    var file = files.find(id).orElseThrow(() -> new RefusedException(Refusals.unknownDossier()));
    var submission = Appraisal.of(file).submission();
    if (submission == null) {
      throw new RefusedException(Refusals.unknownDossier());
    }
    if (!officer.get().mayActFor(submission.ward())) {
      throw new RefusedException(Refusals.otherWard(submission.ward()));
    }
    return file;
  }

  /** What the population register holds of the applicant, for those who judge by it now; each look is recorded. */
  @GetMapping("/{id}/register")
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER')")
  Held register(@PathVariable DossierId id) {
    var file = visible(id);
    shown.requireJudging(file);
    var applicant = Objects.requireNonNull(Appraisal.of(file).applicant(), "submitted");
    try {
      return new Held(false, register.find(applicant.identityNumber()).orElse(null));
    } catch (PopulationRegister.RegisterAwayException | PopulationRegister.UnusableAnswerException _) {
      return new Held(true, null);
    }
  }

  /** By state; earliest accepted first. */
  @GetMapping
  @PreAuthorize("hasAnyRole('APPRAISER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')")
  Page list(@RequestParam Appraisal.@Nullable Stage state, @RequestParam EligibilityEvent.@Nullable Status assessment,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    var query = state == null ? CaseQuery.all() : CaseQuery.where(AppraisalList.STATE, state);
    if (assessment != null) {
      query = query.and(AppraisalList.ASSESSMENT, assessment);
    }
    var own = officer.get().confinedTo();
    if (own != null) {
      query = query.and(AppraisalList.WARD, own);
    }
    return new Page(files.count(query),
        files.list(query, AppraisalList.ACCEPTED_AT, page * PAGE, PAGE).stream().map(shown::inList).toList());
  }

  @PostMapping("/{id}/appraisal")
  @PreAuthorize("hasRole('APPRAISER')")
  View appraise(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid AppraisalBody body) {
    return view(commands.appraise(id, key, officer.get(), body.proposal(), body.amount(), body.note()));
  }

  /** The proposal no longer stands; the dossier is the appraisers' again. */
  @PostMapping("/{id}/appraisal-return")
  @PreAuthorize("hasRole('DECIDER')")
  View sendBack(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid ReturnBody body) {
    return view(commands.sendBack(id, key, officer.get(), body.reason()));
  }

  @PostMapping("/{id}/decision")
  @PreAuthorize("hasRole('DECIDER')")
  View decide(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid DecisionBody body) {
    return view(
        commands.decide(id, key, officer.get(), body.outcome(), body.decisionNo(), body.amount(), body.reason()));
  }

  private View view(CaseCommands.Outcome outcome) {
    return shown.of(done(outcome));
  }

  record AppraisalBody(@NotNull Proposal proposal, @Nullable @PositiveOrZero Long amount,
      @Nullable @Size(max = 2000) String note) {}

  record ReturnBody(@Nullable @Size(max = 2000) String reason) {}

  /** @param decisionNo number of the signed decision; the signer is who calls */
  record DecisionBody(
      @NotNull Outcome outcome,
      @Nullable @Size(max = 100) String decisionNo,
      @Nullable @PositiveOrZero Long amount,
      @Nullable @Size(max = 2000) String reason) {}

  record Page(long total, List<View> dossiers) {}

  /**
   * Of the applicant.
   *
   * @param away whether the register does not answer now
   * @param person null where it knows nobody, or does not answer
   */
  record Held(boolean away, PopulationRegister.@Nullable Person person) {}

  /**
   * A dossier.
   *
   * @param proposal the one that stands
   * @param withheld whether something is shown to those alone who work on it
   * @param returned how the last proposal was sent back; null when another has come since
   */
  record View(
      DossierId id,
      @Nullable String code,
      @Nullable String programme,
      @Nullable String ward,
      @Nullable Instant acceptedAt,
      EligibilityEvent.@Nullable DossierAssessed assessment,
      EligibilityEvent.@Nullable DossierAppraised proposal,
      Appraisal.@Nullable Return returned,
      EligibilityEvent.@Nullable DecisionSigned decision,
      boolean withheld) {

    View with(EligibilityEvent.DossierAssessed shown, boolean withheld) {
      return new View(id, code, programme, ward, acceptedAt, shown, proposal, returned, decision, withheld);
    }

    /** What officers write in their own words of a sensitive dossier may name what is withheld. */
    View withoutWords() {
      return new View(id, code, programme, ward, acceptedAt, assessment,
          proposal == null ? null : Discretion.withoutWords(proposal),
          returned == null ? null : new Appraisal.Return("", returned.by(), returned.at()),
          decision == null ? null : Discretion.withoutWords(decision),
          true);
    }

    static View of(DossierId id, Appraisal appraisal) {
      return new View(
          id,
          appraisal.acceptance() == null ? null : appraisal.acceptance().code(),
          appraisal.submission() == null ? null : appraisal.submission().programme(),
          appraisal.submission() == null ? null : appraisal.submission().ward(),
          appraisal.acceptedAt(),
          appraisal.assessment(),
          appraisal.proposal(),
          appraisal.returned(),
          appraisal.decision(),
          false);
    }
  }
}
