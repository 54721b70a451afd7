package vn.kip.local.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files as offices bring them: the good rows go in, and each bad one is told of with its place. */
class RegisterImportTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DOSSIERS = "code,programme,ward,channel,applicant_name,applicant_id,birth_date,sex,submitted_at,facts";
  private static final String ACTIONS = "code,seq,occurred_at,recorded_at,actor,action,detail";
  private static final String CODE = "000.18.25.H50-220301-0001";
  private static final String AT = "2022-03-01T08:15:00+07:00";

  private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2022-03-02T00:00:00Z"));

  @TempDir
  Path folder;

  private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());

  @Test
  void a_row_without_a_code_costs_nobody_else() throws IOException {
    dossiers(DOSSIERS, dossier(CODE), ",SOC_FUNERAL,19333,DESK,Không mã,,1972-12-19,F,,{}");
    actions(ACTIONS, action(CODE, 1), action("", 1), action("x".repeat(101), 1));

    var result = run();

    assertThat(places(result)).containsExactly("dossiers.csv:3:code:register.code-invalid",
        "actions.csv:3:code:register.code-invalid", "actions.csv:4:code:register.code-invalid");
    assertThat(result.dossiers().recorded()).isEqualTo(1);
    assertThat(result.actions().recorded()).isEqualTo(1);
  }

  @Test
  void what_lies_in_the_future_or_in_no_year_of_this_office_costs_its_row() throws IOException {
    var end = "+999999999-12-31T23:59:59-18:00";
    var tolerated = "2022-03-02T08:00:00+07:00";
    var future = "2022-03-02T08:00:01+07:00";
    dossiers(DOSSIERS, dossier(CODE), dossier(CODE.replace("0001", "0002")).replace(AT, future),
        dossier(CODE.replace("0001", "0003")).replace(AT, "1899-12-31T23:59:59Z"));
    actions(ACTIONS, action(CODE, 1).replace(AT, tolerated), action(CODE, 2).replace(AT, end),
        action(CODE, 3).replace(AT + ",ward", future + ",ward"), action(CODE, 4).replace(AT, "yesterday"),
        action(CODE.replace("0001", "0002"), 1));

    var result = run();

    assertThat(places(result)).containsExactly("dossiers.csv:3:submitted_at:register.time-in-future",
        "dossiers.csv:4:submitted_at:register.time-impossible", "actions.csv:3:occurred_at:register.time-impossible",
        "actions.csv:4:recorded_at:register.time-in-future", "actions.csv:6:code:register.dossier-refused");
    assertThat(result.actions().recorded()).as("what is no instant is left to the service").isEqualTo(2);
  }

  @Test
  void a_byte_that_is_no_utf8_costs_its_row() throws IOException {
    dossiers(DOSSIERS, dossier(CODE));
    var rows = String
        .join("\n", ACTIONS, action(CODE, 1), action(CODE, 2).replace("{}", "\"{\"\"reason\"\":\"\"caf?\"\"}\""))
        .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rows[i] == '?' ? (byte) 0xE9 : rows[i];
    }
    Files.write(folder.resolve("actions.csv"), rows);

    assertThat(places(run())).containsExactly("actions.csv:3::register.row-broken");
  }

  @Test
  void columns_may_be_quoted_in_another_order_and_more_than_are_asked_for() throws IOException {
    dossiers(DOSSIERS, dossier(CODE));
    actions("\uFEFF\"seq\",\"code\",\"note\",\"occurred_at\",\"recorded_at\",\"actor\",\"action\",\"detail\"",
        "1," + CODE + ",đã xem," + AT + "," + AT + ",ward-19333-1,ACCEPTED,{}", "x," + CODE + ",," + AT + "," + AT
            + ",ward-19333-1,ACCEPTED,{}");

    var result = run();
    RejectedRows.write(folder.resolve("rejected"), result.rejections());

    assertThat(result.actions().recorded()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("rejected/actions.csv"))).containsExactly(
        "\"seq\",\"code\",\"note\",\"occurred_at\",\"recorded_at\",\"actor\",\"action\",\"detail\"",
        "x," + CODE + ",," + AT + "," + AT + ",ward-19333-1,ACCEPTED,{}");
  }

  @Test
  void a_file_that_lacks_a_column_or_has_it_twice_is_not_begun() throws IOException {
    dossiers(DOSSIERS, dossier(CODE));
    actions(ACTIONS.replace("actor", "officer"));
    assertThatThrownBy(this::run).hasMessage("actions.csv, line 1: column actor is missing");

    actions(ACTIONS + ",code");
    assertThatThrownBy(this::run).hasMessage("actions.csv, line 1: column code stands there 2 times");
    assertThat(requests).isEmpty();
  }

  @Test
  void what_a_service_refuses_is_told_of_by_the_column_it_stands_in() throws IOException {
    dossiers(DOSSIERS, dossier(CODE));
    actions(ACTIONS, action(CODE, 1), action(CODE, 2), action(CODE, 3), action(CODE, 4));
    var fields = List.of("state", "detail.amount", "id", "decisionNo");

    var result = new RegisterImport((_, body) -> answer(body, fields), NOW, (_, _, _, _) -> {
    }).run(folder, null);

    assertThat(result.rejections()).extracting(Rejection::column).containsExactly("action", "detail", "code", "detail");
  }

  @Test
  void long_lists_travel_in_several_requests_and_a_long_life_in_several_runs() throws IOException {
    var list = "\"{\"\"lines\"\":[" + "\"\"0123456789\"\",".repeat(80_000) + "1]}\"";
    dossiers(DOSSIERS, dossier(CODE).replace("{}", list), dossier(CODE.replace("0001", "0002")).replace("{}", list),
        dossier(CODE.replace("0001", "0003")));
    var life = new ArrayList<>(List.of(ACTIONS));
    for (int seq = 1; seq <= 1_001; seq++) {
      life.add(action(CODE.replace("0001", "0003"), seq));
    }
    actions(life.toArray(String[]::new));

    var result = run();

    assertThat(result.rejections()).isEmpty();
    assertThat(result.dossiers().recorded()).isEqualTo(3);
    assertThat(result.actions().recorded()).isEqualTo(1_001);
    assertThat(requests).allSatisfy(request -> {
      assertThat(JSON.writeValueAsBytes(request).length).isLessThan(5_000_000);
      request.path("dossiers").forEach(run -> assertThat(run.path("actions").size()).isLessThanOrEqualTo(1_000));
    });
  }

  private RegisterImport.Result run() throws IOException {
    return new RegisterImport((_, body) -> answer(body, List.of()), NOW, (_, _, _, _) -> {
    }).run(folder, null);
  }

  /** As a service would that takes everything in, but the actions whose fields are named. */
  private JsonNode answer(Object body, List<String> refusedFields) {
    var request = JSON.<JsonNode>valueToTree(body);
    requests.add(request);
    var answer = JSON.createObjectNode();
    var dossiers = answer.putArray("dossiers");
    request.path("dossiers").forEach(run -> {
      var ofOne = dossiers.addObject();
      ofOne.put("seq", 1).putObject("dossier").put("outcome", "RECORDED");
      var actions = ofOne.putArray("actions");
      for (int i = 0; i < run.path("actions").size(); i++) {
        if (refusedFields.isEmpty()) {
          actions.addObject().put("outcome", "RECORDED");
        } else {
          actions.addObject().put("outcome", "REFUSED").putObject("error").put("field", refusedFields.get(i));
        }
      }
    });
    return answer;
  }

  private static List<String> places(RegisterImport.Result result) {
    return result.rejections().stream().map(rejection -> rejection.file() + ":" + rejection.line() + ":"
        + rejection.column() + ":" + rejection.errorKey()).toList();
  }

  private void dossiers(String... lines) throws IOException {
    Files.write(folder.resolve("dossiers.csv"), List.of(lines));
  }

  private void actions(String... lines) throws IOException {
    Files.write(folder.resolve("actions.csv"), List.of(lines));
  }

  private static String dossier(String code) {
    return code + ",SOC_FUNERAL,19333,DESK,Nguyễn Thị Thử,045172302395,1972-12-19,F," + AT + ",{}";
  }

  private static String action(String code, int seq) {
    return code + "," + seq + "," + AT + "," + AT + ",ward-19333-1,ACCEPTED,{}";
  }
}
