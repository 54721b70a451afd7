package vn.kip.reporting.adapter.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;
import vn.kip.reporting.adapter.print.Form06Sheet;
import vn.kip.reporting.adapter.print.PrintSettings;
import vn.kip.service.Office;

/** What every printed report of this office has in common. */
@Component
class Printer {

  private final Catalogue catalogue;
  private final Office office;
  private final PrintSettings settings;

  Printer(Catalogue catalogue, Office office, PrintSettings settings) {
    this.catalogue = catalogue;
    this.office = office;
    this.settings = settings;
  }

  Form06Sheet.Head head() {
    return new Form06Sheet.Head(settings.unit(), settings.receiver(), settings.place());
  }

  /** Who holds a stage, by code. */
  Map<String, String> actors() {
    return settings.actors();
  }

  Form06Sheet.Names names() {
    return new Form06Sheet.Names(
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
