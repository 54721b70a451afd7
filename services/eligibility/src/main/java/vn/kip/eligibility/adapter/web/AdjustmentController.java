package vn.kip.eligibility.adapter.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.discretion.Discretion;
import vn.kip.eligibility.application.AppraisalList;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.eligibility.domain.Refusals;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** Running entitlements that time has changed, until somebody opens a dossier to adjust them. */
@RestController
@RequestMapping("/adjustments")
class AdjustmentController {

  private static final int PAGE = 200;
  private static final int MAX_PAGE = 1_000_000;

  private final CaseFiles files;
  private final CurrentOfficer officer;
  private final Discretion discretion;

  AdjustmentController(CaseFiles files, CurrentOfficer officer, Discretion discretion) {
    this.discretion = discretion;
    this.files = files;
    this.officer = officer;
  }

  /** Longest waiting first; a ward officer sees the own ward's. */
  @GetMapping
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')")
  Page list(@RequestParam @Nullable String ward,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    var asked = ward == null ? officer.get().confinedTo() : ward;
    if (asked != null && !officer.get().mayActFor(asked)) {
      throw new RefusedException(Refusals.otherWard(asked));
    }
    var query = CaseQuery.where(AppraisalList.ADJUSTMENT, AppraisalList.PROPOSED);
    if (asked != null) {
      query = query.and(AppraisalList.WARD, asked);
    }
    return new Page(files.count(query),
        files.list(query, AppraisalList.ADJUSTMENT_FROM, page * PAGE, PAGE).stream().map(this::view).toList());
  }

  record Page(long total, List<View> adjustments) {}

  /** @param proposal the last of the dossier's, which says what it was and what it is to be */
  record View(DossierId id, String code, String programme, String ward, String name, AdjustmentProposed proposal) {}

  private View view(CaseFile file) {
    var appraisal = Appraisal.of(file);
    var submission = Objects.requireNonNull(appraisal.submission());
    var programme = submission.programme();
    return new View(file.id(), Objects.requireNonNull(appraisal.acceptance()).code(), programme, submission.ward(),
        discretion.name(programme, submission.applicant().name()),
        discretion.withheld(programme, Objects.requireNonNull(appraisal.adjustment())));
  }
}
