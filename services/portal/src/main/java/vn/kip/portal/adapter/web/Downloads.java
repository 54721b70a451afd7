package vn.kip.portal.adapter.web;

import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.kip.portal.domain.ReportPeriod;

/** Reports as files, as reporting prints them. */
final class Downloads {

  private static final Map<String, MediaType> TYPES = Map.of("pdf", MediaType.APPLICATION_PDF, "xlsx",
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private Downloads() {}

  /** @param name without its ending, which is {@code pdf} or {@code xlsx} */
  static ResponseEntity<byte[]> of(String name, String ending, byte[] content) {
    return ResponseEntity.ok().contentType(TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + "." + ending).build().toString())
        .body(content);
  }

  /** As it stands in a file's name. */
  static String name(ReportPeriod period) {
    return period.name() == null ? period.from() + "-" + period.to() : period.name();
  }
}
