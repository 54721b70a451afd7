package vn.kip.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.audit.Finding.Kind;

/** Whatever is done to an exported log is named by the offset at which it was done, once. */
class TamperedLogTest {

  @TempDir
  Path folder = Path.of("unset");

  private SampleLog log = new SampleLog();

  @BeforeEach
  void twenty_records() {
    log = new SampleLog();
    for (int i = 1; i <= 5; i++) {
      log.submitted(i, "GIFT", "2022-01-10T08:00:00").accepted(i, "GIFT", "2022-01-10T09:00:00")
          .granted(i, "2022-01-12T09:00:00", null).returned(i, "2022-01-12T10:00:00");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.jsonl", "log.jsonl.gz"})
  void an_untouched_log_is_what_was_sealed(String name) throws IOException {
    var folding = folding();
    LogFile.read(log.export(folder.resolve(name)), folding);

    assertThat(folding.result().findings()).isEmpty();
    assertThat(folding.seals()).isEqualTo(log.seals());
  }

  @Test
  void an_altered_record_is_named_by_its_offset() throws IOException {
    found(lines -> lines.set(7, lines.get(7).replace("GRANTED", "REFUSED")), "ALTERED 6");
    found(lines -> lines.set(1, lines.get(1).replace("19333", "19336")), "ALTERED 0");
    found(lines -> lines.set(20, lines.get(20).replace("officer-1", "officer-2")), "ALTERED 19");
  }

  @Test
  void an_altered_header_or_key_or_seal_is_named_too() throws IOException {
    found(lines -> lines.set(8, lines.get(8).replaceFirst("\"ce_time\":\"2022", "\"ce_time\":\"2021")), "ALTERED 7");
    found(lines -> lines.set(8, lines.get(8).replaceFirst("\"key\":\"..", "\"key\":\"00")), "ALTERED 7");
    found(lines -> lines.set(8, lines.get(8).replaceFirst("\"seal\":\"...", "\"seal\":\"000")), "ALTERED 7");
  }

  @Test
  void a_byte_that_makes_a_line_illegible_is_named_by_its_offset() throws IOException {
    found(lines -> lines.set(8, lines.get(8).replaceFirst("payload\":\"", "payload\":")), "ALTERED 7");
  }

  @Test
  void a_deleted_record_is_named_by_the_missing_offset() throws IOException {
    found(lines -> lines.remove(8), "MISSING 7");
    found(lines -> lines.subList(8, 11).clear(), "MISSING 7");
    found(lines -> lines.removeLast(), "MISSING 19");
  }

  @Test
  void a_deleted_record_is_found_though_the_rest_is_numbered_again() throws IOException {
    found(lines -> {
      lines.remove(8);
      renumber(lines, 8, -1);
    }, "MISSING 7");
  }

  @Test
  void an_inserted_record_is_named_by_its_offset() throws IOException {
    found(lines -> lines.add(8, lines.get(8).replace("officer-1", "officer-2")), "INSERTED 7");
    found(lines -> lines.add(9, lines.get(8).replace("officer-1", "officer-2")), "INSERTED 7");
    found(lines -> lines.add(8, lines.get(2).replace("\"o\":1,", "\"o\":7,")), "INSERTED 7");
  }

  @Test
  void an_inserted_record_is_found_though_the_rest_is_numbered_again() throws IOException {
    found(lines -> {
      lines.add(8, lines.get(2).replace("\"o\":1,", "\"o\":7,"));
      renumber(lines, 9, 1);
    }, "INSERTED 7");
  }

  @Test
  void a_line_that_is_no_record_is_named_by_its_number() throws IOException {
    var folding = tampered(lines -> lines.add(8, "hello"));

    assertThat(folding.result().findings()).singleElement()
        .satisfies(finding -> assertThat(finding.what()).isEqualTo("line 9 of the file is no record"));
  }

  @Test
  void swapped_records_are_named_by_the_offset_out_of_order() throws IOException {
    found(lines -> lines.add(8, lines.remove(9)), "REORDERED 7");
  }

  @Test
  void a_record_moved_far_away_is_named_by_its_offset() throws IOException {
    found(lines -> lines.add(15, lines.remove(8)), "REORDERED 7");
    found(lines -> lines.add(8, lines.remove(15)), "REORDERED 14");
  }

  @Test
  void contents_that_change_places_are_two_altered_records() throws IOException {
    found(lines -> {
      var first = payload(lines.get(3));
      lines.set(3, lines.get(3).replace(first, payload(lines.get(12))));
      lines.set(12, lines.get(12).replace(payload(lines.get(12)), first));
    }, "ALTERED 2", "ALTERED 11");
  }

  @Test
  void two_deeds_are_two_findings() throws IOException {
    found(lines -> {
      lines.set(4, lines.get(4).replace("officer-1", "officer-2"));
      lines.remove(15);
    }, "ALTERED 3", "MISSING 14");
  }

  @Test
  void whoever_seals_an_altered_log_anew_is_found_out_by_a_report_printed_before() throws IOException {
    var printed = log.seals();
    var first = log.records().get(7);
    log.records().set(7, new LogRecord(0, 7, first.key(), first.headers(),
        new String(first.payload(), StandardCharsets.UTF_8).concat(" ").getBytes(StandardCharsets.UTF_8)));
    var folding = folding();
    folding.hold(printed, "the report", "báo cáo");

    LogFile.read(log.export(folder.resolve("again.jsonl")), folding);

    assertThat(folding.result().findings()).singleElement().satisfies(finding -> {
      assertThat(finding.kind()).isEqualTo(Kind.SEAL_DIFFERS);
      assertThat(finding.offset()).isEqualTo(19);
    });
  }

  @Test
  void a_log_that_ends_before_a_report_that_rests_on_it_lacks_records() throws IOException {
    var printed = log.seals();
    log.records().removeLast();
    var folding = folding();
    folding.hold(printed, "the report", "báo cáo");

    LogFile.read(log.export(folder.resolve("short.jsonl")), folding);

    assertThat(names(folding)).containsExactly("MISSING 19");
  }

  @Test
  void a_file_that_is_no_log_is_refused() throws IOException {
    var file = Files.writeString(folder.resolve("other.jsonl"), "{\"kip\":\"report\"}\n");

    assertThatThrownBy(() -> LogFile.read(file, folding())).isInstanceOf(LogFile.NotALogException.class);
  }

  private void found(Consumer<List<String>> deed, String... expected) throws IOException {
    // The deed may leave events behind that contradict each other as well; here it is the chain that counts.
    assertThat(names(tampered(deed))).containsExactlyInAnyOrder(expected);
  }

  private static List<String> names(LogAudit folding) {
    return folding.result().findings().stream()
        .filter(finding -> List.of(Kind.ALTERED, Kind.MISSING, Kind.INSERTED, Kind.REORDERED, Kind.SEAL_DIFFERS)
            .contains(finding.kind()))
        .map(finding -> finding.kind() + " " + finding.offset()).toList();
  }

  private LogAudit tampered(Consumer<List<String>> deed) throws IOException {
    var file = log.export(folder.resolve("tampered.jsonl"));
    var lines = new ArrayList<>(Files.readAllLines(file));
    deed.accept(lines);
    Files.write(file, lines);
    var folding = folding();
    LogFile.read(file, folding);
    return folding;
  }

  private static String payload(String line) {
    return line.substring(line.indexOf("\"payload\""), line.indexOf(",\"seal\""));
  }

  private static void renumber(List<String> lines, int from, int by) {
    for (int i = from; i < lines.size(); i++) {
      int offset = i - 1;
      lines.set(i, lines.get(i).replace("\"o\":" + (offset - by) + ",", "\"o\":" + offset + ","));
    }
  }

  private static LogAudit folding() {
    return new LogAudit(RuleBook.of(SampleLog.CALENDAR, SampleLog.RULES));
  }
}
