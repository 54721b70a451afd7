package vn.kip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.sandbox.mail.MailServer;

/** What the services may rely on while the sandbox stands in for the world outside. */
class SandboxTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ORDER = """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>%s</MsgId></GrpHdr>\
    <PmtInf><CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId><Amt><InstdAmt Ccy="VND">%d</InstdAmt></Amt>\
    <Cdtr><Nm>Bùi Thị Đào</Nm></Cdtr><CdtrAcct><Id><Othr><Id>%s</Id></Othr></Id></CdtrAcct></CdtTrfTxInf></PmtInf>\
    </CstmrCdtTrfInitn></Document>""";

  @TempDir
  Path data = Path.of("unset");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void a_token_names_the_roles_and_the_ward_of_its_officer() throws Exception {
    try (var sandbox = start()) {
      assertThat(claims(token(sandbox, "ward-19336-1")).path("roles").toString()).isEqualTo("[\"WARD_OFFICER\"]");
      assertThat(claims(token(sandbox, "ward-19336-1")).path("ward").asString()).isEqualTo("19336");
      assertThat(claims(token(sandbox, "portal")).path("roles").toString()).isEqualTo("[\"LOOKUP\"]");
      assertThat(claims(token(sandbox, "chair-1")).path("roles").toString()).isEqualTo("[\"DECIDER\"]");
      assertThat(claims(token(sandbox, "chair-1")).has("ward")).isFalse();
    }
  }

  @Test
  void an_access_token_is_for_the_services_and_says_whose_it_is() throws Exception {
    try (var sandbox = start()) {
      var token = token(sandbox, "payment-1");

      assertThat(header(token).path("typ").asString()).isEqualTo("at+jwt");
      assertThat(claims(token).path("aud").asString()).isEqualTo("kip");
      assertThat(claims(token).path("sub").asString()).isEqualTo("payment-1");
    }
  }

  @Test
  void tokens_outlive_a_restart_of_their_issuer() throws Exception {
    JsonNode before;
    try (var sandbox = start()) {
      before = JSON.readTree(get(sandbox, "/oauth2/jwks").body());
    }
    try (var sandbox = start()) {
      assertThat(JSON.readTree(get(sandbox, "/oauth2/jwks").body())).isEqualTo(before);
    }
  }

  @Test
  void an_order_sent_again_is_booked_once_even_after_a_restart() throws Exception {
    var order = ORDER.formatted("m-1", "e-1", 7_200_000, "3761000123456");
    try (var sandbox = start()) {
      assertThat(pay(sandbox, order).body()).contains("<GrpSts>ACTC</GrpSts>");
      assertThat(pay(sandbox, order).body()).contains("<GrpSts>ACTC</GrpSts>");
    }
    try (var sandbox = start()) {
      assertThat(pay(sandbox, order).body()).contains("<GrpSts>ACTC</GrpSts>");
      assertThat(JSON.readTree(get(sandbox, "/bank/ledger").body()).size()).isEqualTo(1);
    }
  }

  @Test
  void another_content_under_a_known_id_and_a_known_order_in_another_message_are_refused() throws Exception {
    try (var sandbox = start()) {
      pay(sandbox, ORDER.formatted("m-1", "e-1", 7_200_000, "3761000123456"));

      assertThat(pay(sandbox, ORDER.formatted("m-1", "e-1", 9_900_000, "3761000123456")).body()).contains("DUPL");
      assertThat(pay(sandbox, ORDER.formatted("m-2", "e-1", 7_200_000, "3761000123456")).body()).contains("AM05");
      assertThat(pay(sandbox, ORDER.formatted("m-3", "e-3", 7_200_000, "0001234567")).body()).contains("AC01");
      assertThat(JSON.readTree(get(sandbox, "/bank/ledger").body()).size()).isEqualTo(1);
    }
  }

  @Test
  void what_the_bank_says_later_has_numbers_and_a_lost_answer_is_an_order_taken() throws Exception {
    try (var sandbox = start()) {
      assertThat(get(sandbox, "/bank/messages?after=0").statusCode()).isEqualTo(204);
      var fault = HttpRequest.newBuilder(uri(sandbox, "/sandbox/faults/bank"))
          .header("Content-Type", "application/json")
          .PUT(BodyPublishers.ofString("{\"mode\": \"LOST\", \"delayMs\": 0}"))
          .build();
      assertThat(send(fault).statusCode()).isEqualTo(204);

      assertThat(pay(sandbox, ORDER.formatted("m-1", "e-1", 7_200_000, "3761000123456")).statusCode()).isEqualTo(504);

      var first = get(sandbox, "/bank/messages?after=0");
      assertThat(first.headers().firstValue("Kip-Message")).contains("1");
      assertThat(first.body()).contains("pain.002", "ACSP");
      assertThat(get(sandbox, "/bank/messages?after=1").body()).contains("camt.054", "<EndToEndId>e-1</EndToEndId>");
    }
  }

  /** The file was 1 MB at most once. */
  @Test
  void an_order_of_many_megabytes_is_taken() throws Exception {
    var transaction = ORDER.replaceAll("(?s).*(<CdtTrfTxInf>.*</CdtTrfTxInf>).*", "$1");
    var many = java.util.stream.IntStream.rangeClosed(1, 10_000)
        .mapToObj(n -> transaction.formatted("e-" + n, 1_000, "3761000123456"))
        .collect(java.util.stream.Collectors.joining());
    try (var sandbox = start()) {
      var answer = pay(sandbox, ORDER.replaceAll("(?s)<CdtTrfTxInf>.*</CdtTrfTxInf>", "MANY").formatted("m-1")
          .replace("MANY", many));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(get(sandbox, "/bank/ledger").body()).size()).isEqualTo(10_000);
    }
  }

  @Test
  void a_message_that_reaches_for_files_is_not_read() throws Exception {
    try (var sandbox = start()) {
      var answer = pay(sandbox,
          "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + ORDER.formatted("&e;", "e", 1, "37610001"));

      assertThat(answer.statusCode()).isEqualTo(400);
    }
  }

  @Test
  void the_register_wants_its_key_and_can_be_made_to_fail() throws Exception {
    try (var sandbox = start()) {
      assertThat(person(sandbox, "wrong").statusCode()).isEqualTo(401);
      assertThat(JSON.readTree(person(sandbox, "demo-register-key").body()).path("status").asString())
          .isEqualTo("DEAD");

      var fault = HttpRequest.newBuilder(uri(sandbox, "/sandbox/faults/register"))
          .header("Content-Type", "application/json")
          .PUT(BodyPublishers.ofString("{\"mode\": \"DOWN\", \"delayMs\": 0}")).build();
      assertThat(send(fault).statusCode()).isEqualTo(204);
      assertThat(person(sandbox, "demo-register-key").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void every_answer_says_that_it_comes_from_a_stand_in() throws Exception {
    try (var sandbox = start()) {
      assertThat(get(sandbox, "/actuator/health").headers().allValues("Kip-Stand-In")).isEqualTo(List.of("true"));
    }
  }

  @Test
  void mail_is_taken_for_anybody_shown_as_text_and_sent_to_nobody() throws Exception {
    try (var sandbox = start()) {
      GreenMailUtil.sendTextEmail("lien@dongha.example", "kip@dongha.example", "2 hồ sơ", "<b>Quá hạn</b>",
          new ServerSetup(sandbox.getBean(MailServer.class).port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

      var json = HttpRequest.newBuilder(uri(sandbox, "/mail")).header("Accept", "application/json").build();
      var mails = JSON.readTree(send(json).body());
      assertThat(mails.size()).isEqualTo(1);
      assertThat(mails.get(0).path("to").asString()).isEqualTo("lien@dongha.example");
      var page = HttpRequest.newBuilder(uri(sandbox, "/mail")).header("Accept", "text/html").build();
      assertThat(send(page).body()).contains("&lt;b&gt;Quá hạn", "nothing of this was sent").doesNotContain("<b>");
    }
  }

  private ConfigurableApplicationContext start() {
    return SpringApplication.run(SandboxApplication.class, "--server.port=0",
        "--kip.sandbox.mail-port=0", "--kip.sandbox.data=" + data);
  }

  private static URI uri(ConfigurableApplicationContext sandbox, String path) {
    int port = sandbox.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> get(ConfigurableApplicationContext sandbox, String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(sandbox, path)).build());
  }

  private HttpResponse<String> pay(ConfigurableApplicationContext sandbox, String message) throws Exception {
    return send(HttpRequest.newBuilder(uri(sandbox, "/bank/payments")).header("Content-Type", "application/xml")
        .POST(BodyPublishers.ofString(message)).build());
  }

  private HttpResponse<String> person(ConfigurableApplicationContext sandbox, String key) throws Exception {
    return send(HttpRequest.newBuilder(uri(sandbox, "/register/persons")).header("X-Api-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"identityNumber\": \"045138000001\"}")).build());
  }

  private String token(ConfigurableApplicationContext sandbox, String officer) throws Exception {
    var basic = Base64.getEncoder().encodeToString((officer + ":demo").getBytes(StandardCharsets.UTF_8));
    var answer = send(HttpRequest.newBuilder(uri(sandbox, "/oauth2/token")).header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials")).build());
    return JSON.readTree(answer.body()).path("access_token").asString();
  }

  private static JsonNode header(String token) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
  }

  private static JsonNode claims(String token) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
