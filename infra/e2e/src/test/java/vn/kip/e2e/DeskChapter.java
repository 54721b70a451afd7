package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What happens at the desks, and what must not. */
abstract class DeskChapter extends OfficeChapter {

  DeskChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @Test
  @Order(1)
  void every_broken_row_gets_its_reason_and_the_good_ones_go_in() throws IOException {
    BrokenRegister.write(folder.resolve("broken"));

    var ran = kip.run("import", folder.resolve("broken").toString(), "--json");

    assertThat(ran.exitCode()).isEqualTo(1);
    var found = new TreeSet<String>();
    ran.json().path("rejected").forEach(row -> found.add(row.path("file").asString() + ":" + row.path("line").asInt()
        + ":" + row.path("column").asString() + ":" + row.path("errorKey").asString()));
    assertThat(found).containsExactlyInAnyOrder(
        "dossiers.csv:3::register.row-broken",
        "dossiers.csv:4:programme:programme.unknown",
        "dossiers.csv:5:submitted_at:register.instant-unreadable",
        "dossiers.csv:6:code:register.duplicate",
        "dossiers.csv:7:ward:ward.unknown",
        "dossiers.csv:8::register.row-broken",
        "actions.csv:3:occurred_at:register.out-of-order",
        "actions.csv:4:detail:register.detail-invalid",
        "actions.csv:5:action:register.action-unknown",
        "actions.csv:7:code:register.dossier-refused",
        "actions.csv:8:code:dossier.unknown");
    assertThat(ran.json().path("dossiers").path("recorded").asInt()).isEqualTo(1);
    assertThat(ran.json().path("actions").path("recorded").asInt()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void a_dossier_goes_from_the_desk_to_the_money() {
    var id = UUID.randomUUID().toString();
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);
    var slip = kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/acceptance", Map.of());
    assertThat(slip.status()).as(slip.body().toString()).isEqualTo(200);
    assertThat(slip.body().path("due").path("stages").size()).isEqualTo(1);
    var code = slip.body().path("code").asString();

    LiveDossier
        .soon(() -> kip.get("division-1", "eligibility", "/dossiers/" + id).body().path("assessment").path("status")
            .asString(""), "ELIGIBLE");
    assertThat(kip.post("division-1", "eligibility", "/dossiers/" + id + "/appraisal",
        Map.of("proposal", "GRANT", "amount", 10_000_000)).status()).isEqualTo(200);
    assertThat(kip.post("chair-1", "eligibility", "/dossiers/" + id + "/decision",
        Map.of("outcome", "GRANTED", "amount", 10_000_000)).body().path("errorKey").asString())
        .isEqualTo("decision.number-missing");
    assertThat(kip.post("chair-1", "eligibility", "/dossiers/" + id + "/appraisal-return",
        Kip.reason("Xem lại số tiền")).body().path("returned").path("by").asString()).isEqualTo("chair-1");
    assertThat(kip.post("division-2", "eligibility", "/dossiers/" + id + "/appraisal",
        Map.of("proposal", "GRANT", "amount", 10_000_000)).status()).isEqualTo(200);
    var decision = Map.of("outcome", "GRANTED", "decisionNo", "17/QĐ-UBND", "amount", 10_000_000);
    assertThat(kip.post("chair-1", "eligibility", "/dossiers/" + id + "/decision", decision).status()).isEqualTo(200);

    LiveDossier.soon(() -> kip.get("payment-1", "payment", "/grants/" + id).body().path("state").asString(""), "OPEN");
    var approval = Map.of("method", "BANK", "bank", "970436", "account", "3761000123456");
    assertThat(kip.post("payment-1", "payment", "/grants/" + id + "/approval", approval).status()).isEqualTo(200);
    problem(kip.post("payment-1", "payment", "/grants/" + id + "/release", Map.of()), 403, "grant.four-eyes",
        "officer");
    assertThat(kip.post("payment-2", "payment", "/grants/" + id + "/release", Map.of()).status()).isEqualTo(200);
    problem(kip.post("payment-2", "payment", "/grants/" + id + "/approval", approval), 409, "grant.state", "state");
    LiveDossier.soon(() -> kip.get("payment-1", "payment", "/grants/" + id).body().path("state").asString(""), "PAID");

    LiveDossier.soon(() -> kip.get(WARD_OFFICER, "intake", "/dossiers/" + id).body().path("state").asString(""),
        "DECIDED");
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/result-return", Map.of()).status())
        .isEqualTo(200);
    LiveDossier.soon(
        () -> kip.get("supervisor-1", "reporting", "/dossiers/by-code?code=" + Kip.encoded(code)).body().path("state")
            .asString(""),
        "RETURNED");
    var dossier = kip.run("dossier", code, "--json").json();
    assertThat(dossier.path("resultClass").asString()).isEqualTo("BEFORE");
    assertThat(dossier.path("payments").size()).isEqualTo(1);
    assertThat(kip.withoutToken("sandbox", "/bank/ledger").body().size())
        .as("the register's payments are not paid again").isEqualTo(1);
  }

  @Test
  @Order(3)
  void whoever_may_not_is_told_so() {
    var id = UUID.randomUUID().toString();
    assertThat(kip.post(WARD_OFFICER, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);

    assertThat(kip.withoutToken("intake", "/dossiers/" + id).status()).isEqualTo(401);
    problem(kip.post("division-1", "intake", "/dossiers/" + id + "/acceptance", Map.of()), 403, "security.wrong-role",
        "roles");
    problem(kip.get(OTHER_WARD, "intake", "/dossiers/" + id), 403, "security.other-ward", "ward");
    problem(kip.post(OTHER_WARD, "intake", "/dossiers/" + id + "/acceptance", Map.of()), 403, "security.other-ward",
        "ward");
    problem(
        kip.post(WARD_OFFICER, "intake", "/register/actions",
            Map.of("dossiers", List.of(Map.of("key", "x", "actions", List.of())))),
        403,
        "security.wrong-role", "roles");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers", new byte[20 * 1024 * 1024]), 413, "request.too-large",
        "body");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers", Map.of("id", id, "channel", "PIGEON")), 422,
        "request.unreadable", "channel");
    problem(kip.post(WARD_OFFICER, "intake", "/dossiers/" + id + "/refusal", Kip.reason(" ")), 422, "request.invalid",
        "reason");
  }
}
