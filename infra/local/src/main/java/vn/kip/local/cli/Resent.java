package vn.kip.local.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import vn.kip.events.DossierId;

/**
 * What services have sent to the log again.
 *
 * @param from the number of the first event that was asked for
 * @param sent how many events, by service
 * @param failed why not, by service that could not answer
 */
record Resent(DossierId dossier, long from, Map<String, Integer> sent, Map<String, String> failed) {

  /** The services' answer to a command. */
  @FunctionalInterface
  interface Calls {

    /** @throws IOException when the service is away */
    JsonNode post(String service, String path, Object body) throws IOException;
  }

  /**
   * Each service is asked, though others are away: what is sent twice is skipped by those who read it.
   *
   * @throws KipFailure when a service refuses
   */
  static Resent by(List<String> services, DossierId dossier, long from, Calls calls) {
    var sent = new LinkedHashMap<String, Integer>();
    var failed = new LinkedHashMap<String, String>();
    for (var service : services) {
      try {
        sent.put(service, calls.post(service, "/log/resend", Map.of("dossier", dossier.value(), "from", from))
            .path("sent").asInt());
      } catch (IOException e) {
        failed.put(service, String.valueOf(Api.notRunning(service, e).getMessage()));
      }
    }
    return new Resent(dossier, from, sent, failed);
  }

  /** @param hits of a search for the code: what is like it is found, too */
  static DossierId ofCode(String code, JsonNode hits) {
    return StreamSupport.stream(hits.spliterator(), false).filter(hit -> hit.path("code").asString("").equals(code))
        .findFirst().map(hit -> new DossierId(hit.path("id").asString()))
        .orElseThrow(() -> new KipFailure(Exit.REFUSED, "reporting knows no dossier with the code " + code
            + "; where it has not come that far, give the dossier's id: dead letters and the auditor name it"));
  }

  /** Nothing sent is nothing done. */
  Exit exit() {
    if (!failed.isEmpty()) {
      return Exit.NOT_RUNNING;
    }
    return sent.values().stream().allMatch(count -> count == 0) ? Exit.REFUSED : Exit.DONE;
  }
}
