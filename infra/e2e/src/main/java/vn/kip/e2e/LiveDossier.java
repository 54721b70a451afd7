package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import tools.jackson.core.type.TypeReference;

/** A funeral dossier of Phường 1 that is handled today, not brought in. */
public record LiveDossier(Kip kip, String id) {

  public static LiveDossier atTheDesk(Kip kip) {
    var id = UUID.randomUUID().toString();
    return atTheDesk(kip, funeral(id));
  }

  public static LiveDossier atTheDesk(Kip kip, Map<String, Object> submission) {
    var answer = kip.post("ward-19336-1", "intake", "/dossiers", submission);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new LiveDossier(kip, String.valueOf(submission.get("id")));
  }

  public LiveDossier takenToTheGrant() {
    return takenToTheGrant(10_000_000);
  }

  /** Accepted, appraised and decided: a payment officer can approve it now. */
  public LiveDossier takenToTheGrant(long amount) {
    assertThat(kip.post("ward-19336-1", "intake", "/dossiers/" + id + "/acceptance", Map.of()).status()).isEqualTo(200);
    soon(() -> kip.get("division-1", "eligibility", "/dossiers/" + id).body().path("assessment").path("status")
        .asString(""), "ELIGIBLE");
    assertThat(kip.post("division-1", "eligibility", "/dossiers/" + id + "/appraisal",
        Map.of("proposal", "GRANT", "amount", amount)).status()).isEqualTo(200);
    var decision = Map.<String, Object>of("outcome", "GRANTED", "decisionNo", "17/QĐ-UBND", "amount", amount);
    assertThat(kip.post("chair-1", "eligibility", "/dossiers/" + id + "/decision", decision).status()).isEqualTo(200);
    soon(this::grantState, "OPEN");
    return this;
  }

  /** Approved by one payment officer, and released by another. */
  public void pay() {
    approve();
    release();
  }

  public void release() {
    assertThat(kip.post("payment-2", "payment", "/grants/" + id + "/release", Map.of()).status()).isEqualTo(200);
  }

  public void approve() {
    var approval = Map.of("method", "BANK", "bank", "970436", "account", "3761000123456");
    assertThat(kip.post("payment-1", "payment", "/grants/" + id + "/approval", approval).status()).isEqualTo(200);
  }

  public String grantState() {
    return kip.get("payment-1", "payment", "/grants/" + id).body().path("state").asString("");
  }

  public static void soon(Callable<String> state, String expected) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).ignoreExceptions().until(state,
        expected::equals);
  }

  public static Map<String, Object> funeral(String id) {
    try (var file = LiveDossier.class.getResourceAsStream("funeral.json")) {
      var submission = Kip.JSON.readValue(Objects.requireNonNull(file, "funeral.json"),
          new TypeReference<LinkedHashMap<String, Object>>() {
          });
      submission.put("id", id);
      return submission;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
