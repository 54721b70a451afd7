package vn.kip.reporting.adapter.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.office.SlipToken;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Names;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.reporting.application.CaseSearch;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.NextStep;
import vn.kip.reporting.domain.SlipHolder;
import vn.kip.reporting.domain.Whereabouts;
import vn.kip.service.RefusedException;

/**
 * Where a dossier stands, for citizens. Codes can be guessed: who asks also bears the slip's token, or knows the last digits of
 * the applicant's identity number. An unknown code and a wrong secret are answered alike, after the same time.
 */
@RestController
class LookupController {

  /** Longer than it takes to find a dossier, or to find none. */
  private static final Duration UNKNOWN_AFTER = Duration.ofMillis(250);

  private final CaseSearch search;
  private final CaseFold fold;
  private final Catalogue catalogue;
  private final SlipToken tokens;

  LookupController(CaseSearch search, CaseFold fold, Catalogue catalogue,
      @Value("${kip.lookup-secret:}") String secret) {
    tokens = new SlipToken(secret);
    this.search = search;
    this.fold = fold;
    this.catalogue = catalogue;
  }

  @GetMapping("/lookup")
  @PreAuthorize("hasRole('LOOKUP')")
  View lookup(@RequestParam String code, @RequestParam(defaultValue = "") String digits,
      @RequestParam(defaultValue = "") String token) {
    long began = System.nanoTime();
    var holder = new SlipHolder(code, digits, token);
    return search.byCode(code).flatMap(stored -> fold.read(stored.facts()))
        .filter(reading -> holder.mayAskOf(reading.submission().applicant(), tokens))
        .map(reading -> View.of(reading, catalogue))
        .orElseThrow(() -> unknown(began));
  }

  /** How long it took would tell a code that is known from one that is not. */
  private static RefusedException unknown(long began) {
    long end = began + UNKNOWN_AFTER.toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return new RefusedException(Refusal.notFound("lookup.unknown", "code"));
  }

  /**
   * What a citizen is told.
   *
   * @param stageActor who acts at the stage to which it was forwarded last, such as {@code DIVISION}
   * @param provisional whether not all days off until the promised date are announced
   * @param missing names of the papers that are in the catalogue
   * @param otherMissing how many more there are, which officers have put in their own words
   */
  record View(CaseReading.State state, @Nullable NextStep next, @Nullable String stageActor, @Nullable Names stage,
      Names programme, @Nullable LocalDate promised, boolean provisional, @Nullable LocalDate promisedAnew,
      List<Names> missing,
      int otherMissing) {

    static View of(CaseReading reading, Catalogue catalogue) {
      var where = Whereabouts.of(reading);
      var programme = catalogue.find(where.programme()).orElseThrow();
      var version = reading.acceptance().map(fact -> fact.event().programmeVersion())
          .flatMap(programme::version);
      var stage = version.flatMap(pinned -> stageOf(pinned, where.stage()));
      var papers = new ArrayList<Names>();
      where.missing().forEach(id -> version.flatMap(pinned -> paperOf(pinned, id)).ifPresent(papers::add));
      return new View(where.state(), where.next(), stage.map(ProgrammeVersion.Stage::actor).orElse(null),
          stage.map(ProgrammeVersion.Stage::names).orElse(null), programme.names(), where.promised(),
          where.provisional(), where.promisedAnew(), papers, where.missing().size() - papers.size());
    }
  }

  private static Optional<ProgrammeVersion.Stage> stageOf(ProgrammeVersion version, @Nullable String id) {
    return version.stages().stream().filter(stage -> Objects.equals(stage.id(), id)).findFirst();
  }

  private static Optional<Names> paperOf(ProgrammeVersion version, String id) {
    return version.papers().stream().filter(paper -> paper.id().equals(id)).map(ProgrammeVersion.Paper::names)
        .findFirst();
  }
}
