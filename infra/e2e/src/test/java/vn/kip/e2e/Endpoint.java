package vn.kip.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of {@code endpoints.txt}.
 *
 * @param roles letters of those who may ask: W ward officer, A appraiser, D who decides, P payment officer, S supervisor,
 *     U auditor, I register import, L look-up
 * @param ward whether a ward officer is told only of dossiers of the own ward
 * @param acts whether it does something of its own accord, so that a test does not call it just to see
 */
record Endpoint(String service, String method, String path, String roles, boolean ward, boolean acts) {

  /** An officer of each role; the ward officer's dossiers are those of ward 19336. */
  static final Map<Character, String> OFFICERS = Map.of('W', "ward-19336-1", 'A', "division-1", 'D', "chair-1", 'P',
      "payment-1", 'S', "supervisor-1", 'U', "auditor-1", 'I', "register-import", 'L', "portal");

  static List<Endpoint> table() {
    try (var file = Endpoint.class.getResourceAsStream("endpoints.txt")) {
      return new String(Objects.requireNonNull(file, "endpoints.txt").readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.strip().split(" +"))
          .map(cells -> new Endpoint(cells[0], cells[1], cells[4], cells[2], cells[3].contains("w"),
              cells[3].contains("!")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isOpenTo(char role) {
    return roles.indexOf(role) >= 0;
  }

  boolean hasDossier() {
    return path.contains("{id}") || path.contains("{dossier}");
  }

  String name() {
    return service + " " + method + " " + path;
  }

  /** With a dossier and, for what else the path asks, something in its place. */
  String at(String dossier, String otherwise) {
    return path.replace("{id}", dossier).replace("{dossier}", dossier).replaceAll("\\{[^}]*}", otherwise);
  }
}
