package vn.kip.reporting.adapter.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Names;
import vn.kip.programmes.Programme;
import vn.kip.reporting.adapter.print.Cover;
import vn.kip.reporting.adapter.print.FormLines;
import vn.kip.reporting.adapter.print.PrintSettings;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.domain.Period;
import vn.kip.service.Office;
import vn.kip.service.OfficerNames;

/** What every printed report of this office has in common. */
@Component
class Printer {

  static final MediaType XLSX = MediaType
      .parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Catalogue catalogue;
  private final Office office;
  private final PrintSettings settings;
  private final OfficerNames officers;

  Printer(Catalogue catalogue, Office office, PrintSettings settings, OfficerNames officers) {
    this.catalogue = catalogue;
    this.office = office;
    this.settings = settings;
    this.officers = officers;
  }

  /** An officer as a form names them. */
  String officer(String id) {
    return officers.of(id);
  }

  Cover.Head head() {
    return new Cover.Head(settings.unit(), settings.receiver(), settings.place());
  }

  Cover cover(Period period, @Nullable Instant knownAt, List<Checkpoint> seal, @Nullable String digest) {
    return new Cover(head(), period, knownAt, seal, Objects.requireNonNull(digest));
  }

  /** Who holds a stage; the reception desk where it is nobody's. A code without names stands for itself. */
  Names actor(@Nullable String actor) {
    var code = actor == null ? "RECEPTION" : actor;
    return settings.actors().getOrDefault(code, new Names(code, code));
  }

  /** What a stage is called: by the programme's own version, or else by the settings. */
  Names stage(String programme, @Nullable String version, String stage) {
    return catalogue.find(programme).flatMap(found -> version == null ? Optional.empty() : found.version(version))
        .flatMap(pinned -> pinned.stages().stream().filter(known -> known.id().equals(stage)).findFirst())
        .flatMap(known -> Optional.ofNullable(known.names()))
        .orElseGet(() -> settings.stages().getOrDefault(stage, new Names(stage, stage)));
  }

  FormLines.Names names() {
    return new FormLines.Names(
        settings.fields(),
        catalogue.programmes().stream()
            .collect(Collectors.toMap(Programme::code, programme -> programme.names().vi())),
        office.wards().stream().collect(Collectors.toMap(Office.Ward::code, Office.Ward::name)));
  }

  /** An answer that a browser saves under this name. */
  static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .body(content);
  }
}
