package vn.kip.intake.adapter.web;

import static vn.kip.service.CommandApi.KEY;
import static vn.kip.service.CommandApi.done;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.events.DossierId;
import vn.kip.intake.application.DeskCommands;
import vn.kip.intake.application.DossierList;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.intake.domain.Refusals;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/**
 * The ward desk's API. Every command takes an {@code Idempotency-Key}: the same command under the same key again changes
 * nothing. A submission is known by its dossier's id.
 */
@RestController
@RequestMapping("/dossiers")
class DeskController {

  private static final int PAGE = 200;
  private static final int MAX_PAGE = 1_000_000;

  private final DeskCommands desk;
  private final CaseFiles files;
  private final VisibleFiles visible;
  private final CurrentOfficer officer;
  private final Shown shown;
  private final Catalogue catalogue;

  DeskController(DeskCommands desk, CaseFiles files, VisibleFiles visible, CurrentOfficer officer,
      Catalogue catalogue, Shown shown) {
    this.shown = shown;
    this.catalogue = catalogue;
    this.desk = desk;
    this.files = files;
    this.visible = visible;
    this.officer = officer;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('WARD_OFFICER')")
  DossierView submit(@RequestBody @Valid Requests.Submit body) {
    return view(desk.submit(body.id(), officer.get(), body.event()));
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  DossierView get(@PathVariable DossierId id) {
    return shown.of(visible.find(id));
  }

  /** Dossiers of one's own ward, or of any ward for the city's officers, by state. */
  @GetMapping
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'DECIDER', 'SUPERVISOR', 'AUDITOR')")
  Page list(@RequestParam @Nullable String ward, @RequestParam IntakeDossier.@Nullable Phase state,
      @RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    var query = CaseQuery.all();
    var own = officer.get().confinedTo();
    if (own != null && ward != null && !own.equals(ward)) {
      throw new RefusedException(Refusals.otherWard(ward));
    }
    if (own != null || ward != null) {
      query = query.and(DossierList.WARD, own == null ? Objects.requireNonNull(ward) : own);
    }
    if (state != null) {
      query = query.and(DossierList.STATE, state);
    }
    return new Page(files.count(query),
        files.list(query, DossierList.DUE, page * PAGE, PAGE).stream().map(this::line).toList());
  }

  @PostMapping("/{id}/acceptance")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  SlipView accept(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key) {
    return slip(done(desk.accept(id, key, officer.get())));
  }

  @GetMapping("/{id}/slip")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER', 'SUPERVISOR', 'AUDITOR')")
  SlipView slip(@PathVariable DossierId id) {
    var file = visible.find(id);
    var dossier = IntakeDossier.of(file);
    if (dossier == null || dossier.acceptedAt() == null) {
      throw new RefusedException(Refusals.notAccepted());
    }
    shown.requireWork(file, "slip");
    return slip(file);
  }

  /** By the version pinned at acceptance, whatever holds by now. */
  private SlipView slip(CaseFile file) {
    var dossier = Objects.requireNonNull(IntakeDossier.of(file), "submitted");
    var pinned = Objects.requireNonNull(dossier.programmeVersion(), "accepted");
    return SlipView.of(file, catalogue.find(dossier.submission().programme())
        .flatMap(programme -> programme.version(pinned)).map(ProgrammeVersion::assumedInWords).orElse(List.of()));
  }

  @PostMapping("/{id}/refusal")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  DossierView refuse(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Requests.Reason body) {
    return view(desk.refuse(id, key, officer.get(), body.reason()));
  }

  @PostMapping("/{id}/supplement-requests")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER')")
  DossierView requestSupplement(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Requests.SupplementRequest body) {
    return view(desk.requestSupplement(id, key, officer.get(), body.papers(), body.reason(), body.exception()));
  }

  @PostMapping("/{id}/supplement-receipts")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  DossierView receiveSupplement(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key) {
    return view(desk.receiveSupplement(id, key, officer.get()));
  }

  @PostMapping("/{id}/posting")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  DossierView post(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key) {
    return view(desk.post(id, key, officer.get()));
  }

  @PostMapping("/{id}/forwarding")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER')")
  DossierView forward(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Requests.Forward body) {
    return view(desk.forward(id, key, officer.get(), body.to()));
  }

  @PostMapping("/{id}/apology")
  @PreAuthorize("hasAnyRole('WARD_OFFICER', 'APPRAISER')")
  DossierView apologise(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Requests.Apology body) {
    return view(desk.apologise(id, key, officer.get(), body.newDate(), body.reason()));
  }

  @PostMapping("/{id}/withdrawal")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  DossierView withdraw(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key,
      @RequestBody @Valid Requests.Reason body) {
    return view(desk.withdraw(id, key, officer.get(), body.reason()));
  }

  @PostMapping("/{id}/result-return")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  DossierView returnResult(@PathVariable DossierId id, @RequestHeader(KEY) @Nullable String key) {
    return view(desk.returnResult(id, key, officer.get()));
  }

  private DossierView view(CaseCommands.Outcome outcome) {
    return shown.of(done(outcome));
  }

  /** @param total of all pages */
  record Page(long total, List<Line> dossiers) {}

  /** A dossier in a list: no facts, which may be sensitive. */
  record Line(DossierId id, @Nullable String code, String programme, String ward, String applicantName,
      IntakeDossier.Phase state, @Nullable LocalDate due) {}

  private Line line(CaseFile file) {
    var dossier = Objects.requireNonNull(IntakeDossier.of(file));
    return new Line(
        file.id(),
        dossier.code(),
        dossier.submission().programme(),
        dossier.ward(),
        shown.name(dossier),
        dossier.phase(),
        dossier.due() == null ? null : dossier.due().due());
  }
}
