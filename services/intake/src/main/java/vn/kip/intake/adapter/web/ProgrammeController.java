package vn.kip.intake.adapter.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.kip.casefile.Refusal;
import vn.kip.intake.adapter.file.ListFile;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.intake.domain.Refusals;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.FactType;
import vn.kip.programmes.LineList;
import vn.kip.programmes.Names;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.service.Heavy;
import vn.kip.service.RefusedException;

/** What an officer has to know of a programme, as it stands on a day; and lists brought as files. */
@RestController
@RequestMapping("/programmes")
class ProgrammeController {

  /** The largest list the law's employers bring. */
  private static final int MAX_LINES = 10_000;

  private final Catalogue catalogue;
  private final InstantSource clock;

  ProgrammeController(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @GetMapping
  List<Line> list() {
    var today = IntakeDossier.localDate(clock.instant());
    return catalogue.programmes().stream()
        .map(programme -> new Line(programme.code(), programme.field(), programme.statutory(), programme.names(),
            programme.isOpenOn(today), ended(programme, today)))
        .toList();
  }

  /** @param on today, where it is left out */
  @GetMapping("/{code}")
  View get(@PathVariable String code,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    return View.of(programme(code), version(code, on));
  }

  /** Reads a list (CSV or XLSX) into the lines that the facts want, and says of each wrong cell what is wrong. */
  @Heavy
  @PostMapping("/{code}/list")
  @PreAuthorize("hasRole('WARD_OFFICER')")
  LineList.Result list(
      @PathVariable String code,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody byte[] content) {
    var list = version(code, on).facts().values().stream()
        .filter(fact -> fact.type() == FactType.Kind.LIST && fact.items() != null).findFirst()
        .orElseThrow(() -> new RefusedException(Refusal.invalid("list.none", "code")));
    var table = ListFile.read(type, content, MAX_LINES);
    if (table.rows().size() > MAX_LINES) {
      throw new RefusedException(
          Refusal.invalid("list.too-long", "body", "limit", Integer.toString(MAX_LINES)));
    }
    return LineList.read(list, table.header(), table.rows());
  }

  private Programme programme(String code) {
    return catalogue.find(code).orElseThrow(() -> new RefusedException(Refusals.unknownProgramme(code)));
  }

  private ProgrammeVersion version(String code, @Nullable LocalDate on) {
    return programme(code).on(on == null ? IntakeDossier.localDate(clock.instant()) : on)
        .orElseThrow(() -> new RefusedException(Refusals.unknownProgramme(code)));
  }

  private static @Nullable Ended ended(Programme programme, LocalDate today) {
    var ended = programme.ended();
    return ended == null || programme.isOpenOn(today) || programme.on(today).isEmpty()
        ? null
        : new Ended(programme.versions().getLast().to(), ended);
  }

  /**
   * One programme.
   *
   * @param open whether a dossier can be accepted today
   * @param ended why not, where it has ended; null for one that is open or still to come
   */
  record Line(String code, String field, boolean statutory, Names names, boolean open, @Nullable Ended ended) {}

  record Ended(@Nullable LocalDate lastDay, Names why, List<String> replacedBy) {

    Ended(@Nullable LocalDate lastDay, Programme.Ended ended) {
      this(lastDay, new Names(ended.vi(), ended.en()), ended.replacedBy());
    }
  }

  /**
   * A version.
   *
   * @param limit that binds the office, {@code shortened} the law's beside it where the office has cut it
   * @param schema of the facts, as a JSON Schema
   * @param assumed what the law leaves open and this office has set; to be said to the citizen
   */
  record View(
      String code,
      Names names,
      String version,
      String law,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String limit,
      @Nullable Shortened shortened,
      List<ProgrammeVersion.Stage> stages,
      @Nullable Integer postingWorkingDays,
      List<String> neverPosted,
      List<ProgrammeVersion.Paper> papers,
      ProgrammeVersion.Payment payment,
      List<ProgrammeVersion.Decider> decidedBy,
      @Nullable Names entitlementStart,
      List<ProgrammeVersion.Overlap> overlaps,
      List<Names> assumed,
      JsonNode schema) {

    /** @param from the law's limit */
    record Shortened(String from, String decision) {

      static @Nullable Shortened of(ProgrammeVersion.@Nullable Shortened shortened) {
        return shortened == null ? null : new Shortened(shortened.from().toString(), shortened.decision());
      }
    }

    static View of(Programme programme, ProgrammeVersion version) {
      return new View(programme.code(), programme.names(), version.id(), version.law(), version.inForceFrom(),
          version.from(), version.to(), version.limit() == null ? null : version.limit().toString(),
          Shortened.of(version.shortened()), version.stages(), version.postingWorkingDays(),
          version.neverPosted(), version.papers(), version.payment(), version.decidedBy(), version.entitlementStart(),
          version.overlaps(), version.assumedInWords(), version.schema());
    }
  }
}
