package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A year comes in, and comes out again in every report. */
abstract class YearChapter extends OfficeChapter {

  YearChapter(Kip kip, Path folder) {
    super(kip, folder);
  }

  @Test
  @Order(1)
  void the_year_2022_comes_in_and_january_is_met_to_the_last_dossier() throws IOException {
    var ran = kip.run("import", YEAR.toString(), "--json");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    // A request whose answer was lost is sent again, and its rows are then known already.
    var actions = ran.json().path("actions");
    assertThat(actions.path("recorded").asInt() + actions.path("unchanged").asInt()).isEqualTo(17_560);
    var expected = Kip.JSON.readTree(Files.readString(YEAR.resolve("expected-january.json")));
    for (var period : expected.path("periods")) {
      var form = report("form06", period, "--by-ward");
      var plain = report("form06", period);
      var onTime = report("on-time", period);
      assertThat(withoutNames(plain.path("total"))).isEqualTo(withoutNames(period.path("total")));
      assertThat(rows(plain, form)).isEqualTo(rows(period));
      for (var rate : List.of("official", "provable", "unflagged", "citizen")) {
        assertThat(onTime.path("rates").path(rate).path("numerator")).as(rate)
            .isEqualTo(period.path("rates").path(rate).path("numerator"));
        assertThat(onTime.path("rates").path(rate).path("denominator")).as(rate)
            .isEqualTo(period.path("rates").path(rate).path("denominator"));
      }
      assertThat(onTime.path("refusedAtDesk")).isEqualTo(period.path("refusedAtDesk"));
    }
    assertThat(flagsOfDossiersCodedInJanuary()).isEqualTo(expectedFlags(expected));
  }

  @Test
  @Order(2)
  void behind_a_figure_stand_its_dossiers_and_the_printed_form_says_the_same() throws IOException {
    var form = kip.run("report", "form06", "--period", "calendar-2022-01", "--json").json();
    for (var column : List.of("received", "late", "openOverdue", "withdrawn")) {
      var behind = kip.run("report", "form06", "--period", "calendar-2022-01", "--dossiers", column, "--json").json();
      assertThat(behind.path("count")).as(column).isEqualTo(form.path("total").path(column));
      assertThat(behind.path("dossiers").size()).as(column).isEqualTo(behind.path("count").asInt());
    }

    var pdf = folder.resolve("form06.pdf");
    var xlsx = folder.resolve("form06.xlsx");
    var printed = kip.run("report", "form06", "--period", "2022", "--pdf", pdf.toString(), "--xlsx", xlsx.toString());
    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(Files.readString(xlsx, java.nio.charset.StandardCharsets.ISO_8859_1)).startsWith("PK");
    assertThat(kip.run("report", "form06", "--period", "2022-Q5").exitCode()).isEqualTo(1);
    assertThat(kip.run("report", "form06", "--from", "2022-01-01").exitCode()).isEqualTo(2);
  }

  @Test
  @Order(3)
  void the_year_came_to_what_the_office_told() {
    var report = kip.run("report", "yearly", "--year", "2022", "--json").json();

    var results = new TreeMap<String, String>();
    report.path("goals")
        .forEach(goal -> results.put(goal.path("id").asString(), goal.path("result").decimalValue().toPlainString()));
    report.path("works").forEach(
        work -> results.put(work.path("id").asString(),
            work.path("count").asInt() + " " + work.path("amount").asLong()));
    assertThat(results).containsAllEntriesOf(Map.of("jobs", "1743", "povertyFall", "0.24", "trainedLabour", "72.4",
        "housesBuilt", "21 1729500000", "housesRepaired", "17 610000000"));
    assertThat(kip.run("report", "yearly", "--year", "2022", "--pdf", folder.resolve("y.pdf").toString()).exitCode())
        .isZero();
    assertThat(kip.run("report", "stages", "--period", "2022", "--json").json().path("stages").size()).isPositive();
    var hops = kip.get("supervisor-1", "reporting", "/dossiers/control-slip?code="
        + Kip.encoded("000.18.25.H50-220104-0019")).body().path("hops");
    assertThat(hops).isNotEmpty().allSatisfy(hop -> {
      assertThat(hop.path("stageName").path("vi").asString()).isNotBlank().isNotEqualTo(hop.path("stage").asString());
      assertThat(hop.path("actorName").path("en").asString()).isNotBlank().isNotEqualTo(hop.path("actor").asString());
    });
  }

  @Test
  @Order(4)
  void what_came_in_and_went_out_month_by_month_is_what_the_form_says_of_the_year() {
    var form = kip.run("report", "form06", "--period", "calendar-2022", "--json").json();
    var flow = kip.get("supervisor-1", "reporting", "/reports/flow?period=calendar-2022").body();
    var total = form.path("total");

    assertThat(sum(flow, "received"))
        .isEqualTo(total.path("receivedOnline").asInt() + total.path("receivedDirect").asInt());
    assertThat(sum(flow, "resolved")).isEqualTo(total.path("resolved").asInt());
    assertThat(sum(flow, "withdrawn")).isEqualTo(total.path("withdrawn").asInt());
    // The log may have grown in between by what a day brings about, and never shrinks.
    var position = kip.get("supervisor-1", "reporting", "/reports/position").body();
    assertThat(sum(position, "seal", "offset")).isGreaterThanOrEqualTo(sum(form, "seal", "offset"));
    assertThat(kip.get("ward-19333-1", "reporting", "/reports/position").status()).isEqualTo(403);
  }

  private static int sum(JsonNode flow, String way) {
    return sum(flow, "pieces", way);
  }

  private static int sum(JsonNode report, String list, String figure) {
    return report.path(list).valueStream().mapToInt(one -> one.path(figure).asInt()).sum();
  }

  @Test
  @Order(5)
  void on_each_side_of_a_rate_stand_as_many_dossiers_as_it_says() {
    var report = kip.run("report", "on-time", "--period", "2022", "--json").json();
    for (var rate : report.path("rates").properties()) {
      var late = kip.run("report", "on-time", "--period", "2022", "--dossiers", rate.getKey(), "--json").json();
      // Some thousand of them, page by page: the first page tells how many.
      var inTime = kip.get("supervisor-1", "reporting",
          "/reports/on-time/dossiers?period=2022&side=ON_TIME&rate=" + rate.getKey()).body();
      var of = rate.getValue();
      assertThat(inTime.path("count")).as(rate.getKey()).isEqualTo(of.path("numerator"));
      assertThat(late.path("count").asInt()).as(rate.getKey())
          .isEqualTo(of.path("denominator").asInt() - of.path("numerator").asInt());
      assertThat(late.path("dossiers").size()).isEqualTo(late.path("count").asInt());
    }
    assertThat(kip.run("report", "on-time", "--period", "2022", "--dossiers", "best").exitCode()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void what_there_is_nothing_to_say_of_is_null_and_not_left_out() {
    var rates = kip.run("report", "on-time", "--from", "2019-01-01", "--to", "2019-01-31", "--json").json();
    assertThat(rates.path("rates").properties()).hasSize(4).allSatisfy(rate -> {
      assertThat(rate.getValue().path("denominator").asInt()).isZero();
      assertThat(rate.getValue().path("value").isNull()).isTrue();
    });
    assertThat(rates.path("knownAt").isNull()).isTrue();
    var dossier = kip.run("dossier", "000.18.25.H50-220104-0019", "--json").json();
    assertThat(dossier.path("assessment").has("coefficient")).isTrue();
    assertThat(dossier.has("resultClass")).isTrue();
  }

  Set<String> flagsOfDossiersCodedInJanuary() {
    var flags = new TreeSet<String>();
    var report = kip.run("report", "on-time", "--from", "2022-01-01", "--to", "2022-01-31", "--json").json();
    report.path("flaggedDossiers").forEach(dossier -> dossier.path("flags")
        .forEach(flag -> flags.add(dossier.path("code").asString() + " " + flag.asString())));
    flags.removeIf(flag -> !flag.startsWith("000.18.25.H50-2201"));
    return flags;
  }

  private static Set<String> expectedFlags(JsonNode expected) {
    var flags = new TreeSet<String>();
    expected.path("flagsOfDossiersAcceptedInJanuary")
        .forEach(flag -> flags.add(flag.path("code").asString() + " " + flag.path("flag").asString()));
    flags.removeIf(flag -> !flag.startsWith("000.18.25.H50-2201"));
    return flags;
  }
}
