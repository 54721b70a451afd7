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
    return catalogue.programmes().stream()
        .map(programme -> new Line(programme.code(), programme.field(), programme.statutory(), programme.names()))
        .toList();
  }

  /** @param on today, where it is left out */
  @GetMapping("/{code}")
  View get(@PathVariable String code,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    return View.of(programme(code), version(code, on));
  }

  /** Reads a list (CSV or XLSX) into the lines that the facts want, and says of each wrong cell what is wrong. */
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

  record Line(String code, String field, boolean statutory, Names names) {}

  /**
   * A version.
   *
   * @param schema of the facts, as a JSON Schema
   * @param assumed what the law leaves open and this office has set; to be said to the citizen
   */
  record View(
      String code,
      Names names,
      String version,
      String law,
      @Nullable LocalDate inForceFrom,
      @Nullable String limit,
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

    static View of(Programme programme, ProgrammeVersion version) {
      return new View(programme.code(), programme.names(), version.id(), version.law(), version.inForceFrom(),
          version.limit() == null ? null : version.limit().toString(), version.stages(), version.postingWorkingDays(),
          version.neverPosted(), version.papers(), version.payment(), version.decidedBy(), version.entitlementStart(),
          version.overlaps(), version.assumedInWords(), version.schema());
    }
  }
}
