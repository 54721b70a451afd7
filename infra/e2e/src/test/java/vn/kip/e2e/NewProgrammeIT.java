package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A programme that no code knows: files in the office's own folder take a dossier from the desk to the money. */
class NewProgrammeIT {

  private static final Path BUNDLED = Kip.root()
      .resolve("libs/programmes/src/main/resources/vn/kip/programmes/catalogue");
  private static final String PROGRAMME = """
      code: HEATING
      field: SOCIAL_PROTECTION
      statutory: true
      names: {vi: "Hỗ trợ sưởi ấm", en: "heating support"}
      versions:
        - from: 2020-01-01
          law: "Resolution 9/2026 of the People's Council"
          limit: "3 WD"
          stages:
            - {id: appraise, actor: DIVISION}
            - {id: decide, actor: CHAIRMAN}
          papers:
            - {id: declaration, names: {vi: "Tờ khai", en: "declaration"}, handling: SUBMITTED, required: true}
          payment: {kind: ONCE, instalments: 1}
          facts:
            type: object
            properties:
              members: {type: integer, title: "Số nhân khẩu", titleEn: "members"}
          rules:
            table: HEATING.dmn
            rates:
              perMember: {series: heating, at: asOf}
      """;
  private static final String TABLE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="H" name="H" namespace="urn:kip:heating">
        <inputData id="members" name="members"><variable name="members"/></inputData>
        <inputData id="perMember" name="perMember"><variable name="perMember"/></inputData>
        <decision id="entitlement" name="entitlement">
          <variable name="entitlement"/>
          <informationRequirement id="r1"><requiredInput href="#members"/></informationRequirement>
          <informationRequirement id="r2"><requiredInput href="#perMember"/></informationRequirement>
          <decisionTable id="table" hitPolicy="COLLECT">
            <input id="in-1" label="Số nhân khẩu"><description>members</description>
              <inputExpression typeRef="number"><text>members</text></inputExpression></input>
            <output id="out-rule" name="rule" typeRef="string"/>
            <output id="out-amount" name="amount" typeRef="number"/>
            <annotation name="Điều luật"/>
            <rule id="row-1">
              <inputEntry><text>&gt; 0</text></inputEntry>
              <outputEntry><text>"heating"</text></outputEntry>
              <outputEntry><text>perMember * min(members, 4)</text></outputEntry>
              <annotationEntry><text>art. 2</text></annotationEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @TempDir
  static Path folder = Path.of("unset");

  @Test
  void added_by_files_only_goes_from_the_desk_to_the_money() throws IOException {
    var catalogue = catalogue();
    var kip = new Kip(folder.resolve("data"), Map.of("KIP_CATALOGUE", catalogue.toString()));
    assertThat(kip.run("programmes", "validate", catalogue.toString()).out()).startsWith("nothing is wrong");
    var up = kip.run("up");
    assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
    try {
      assertThat(kip.get("ward-19336-1", "intake", "/programmes/HEATING").body().path("schema").path("properties")
          .path("members").path("title").asString()).isEqualTo("Số nhân khẩu");
      var dossier = LiveDossier.atTheDesk(kip, heating(UUID.randomUUID().toString())).takenToTheGrant(1_600_000);
      dossier.pay();
      LiveDossier.soon(dossier::grantState, "PAID");
      assertThat(kip.withoutToken("sandbox", "/bank/ledger").body().path(0).path("amount").asLong())
          .isEqualTo(1_600_000);

      dearer(catalogue);
      var rehearsed = kip.run("programmes", "rehearse", catalogue.toString(), "--from", "2020-01-01", "--to",
          "2027-12-31", "--json");
      assertThat(rehearsed.json().path("changes").size()).as("the same folder that runs: %s", rehearsed.err()).isZero();
      assertThat(new Kip(folder.resolve("data")).run("programmes", "rehearse", catalogue.toString(), "--from",
          "2020-01-01", "--to", "2027-12-31", "--json").json().path("rows").path(0).path("difference").asLong())
          .as("against the bundled catalogue, which has no such programme").isEqualTo(2_000_000);
    } finally {
      kip.run("down");
    }
  }

  private static Path catalogue() throws IOException {
    var catalogue = Files.createDirectories(folder.resolve("catalogue"));
    try (var files = Files.list(BUNDLED)) {
      for (var file : files.toList()) {
        Files.copy(file, catalogue.resolve(file.getFileName().toString()));
      }
    }
    Files.writeString(catalogue.resolve("HEATING.yaml"), PROGRAMME);
    Files.writeString(catalogue.resolve("HEATING.dmn"), TABLE);
    Files.writeString(catalogue.resolve("programmes.txt"), "HEATING\n", StandardOpenOption.APPEND);
    Files.writeString(catalogue.resolve("rates.yaml"), """
        heating:
          - {from: 2020-01-01, inForceFrom: 2020-01-01, amount: 400000, law: "Resolution 9/2026"}
        """, StandardOpenOption.APPEND);
    return catalogue;
  }

  private static void dearer(Path catalogue) throws IOException {
    var rates = Files.readString(catalogue.resolve("rates.yaml"));
    Files.writeString(catalogue.resolve("rates.yaml"), rates.replace("amount: 400000", "amount: 500000"));
  }

  private static Map<String, Object> heating(String id) {
    return Map.of("id", id, "programme", "HEATING", "ward", "19336", "channel", "DESK", "applicant",
        Map.of("name", "Bùi Thị Đào", "identityNumber", "045172302395", "birthDate", "1972-12-19", "sex", "F"), "facts",
        Map.of("members", 5), "papers", List.of(Map.of("id", "declaration", "handling", "SUBMITTED")));
  }
}
