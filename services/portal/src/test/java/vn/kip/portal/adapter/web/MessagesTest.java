package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.events.EligibilityEvent.Obstacle;
import vn.kip.events.EligibilityEvent.PersonFinding;
import vn.kip.events.EligibilityEvent.Trigger;
import vn.kip.events.EventType;
import vn.kip.events.PaymentEvent.Failure;
import vn.kip.events.PaymentEvent.Overpayment;
import vn.kip.events.PaymentEvent.Stop;

/** Every sentence is there in both languages, and every page speaks only known ones. */
class MessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern KEY = Pattern.compile("(?:#\\{|messages\\.msg\\(')([A-Za-z0-9._-]+)");
  private static final Pattern INLINE = Pattern.compile("\\sstyle=|\\son[a-z]+=|hx-on|<style|<script(?![^>]*th:src)");

  @ParameterizedTest
  @ValueSource(strings = {"common", "ward", "case", "money", "supervisor", "public", "mail"})
  void both_languages_have_the_same_keys(String area) throws IOException {
    assertThat(keys(area, "en")).isEqualTo(keys(area, "vi"));
  }

  @Test
  void no_two_areas_say_the_same_key() throws IOException {
    var seen = new TreeSet<String>();
    for (var area : new String[]{"common", "ward", "case", "money", "supervisor", "public", "mail"}) {
      var again = keys(area, "vi");
      again.retainAll(seen);
      assertThat(again).as(area).isEmpty();
      seen.addAll(keys(area, "vi"));
    }
  }

  @Test
  void templates_use_known_keys_only() throws IOException {
    var known = new TreeSet<String>();
    for (var area : new String[]{"common", "ward", "case", "money", "supervisor", "public", "mail"}) {
      known.addAll(keys(area, "vi"));
    }
    assertThat(templates()).isNotEmpty().allSatisfy(template -> assertThat(
        KEY.matcher(Files.readString(template)).results().map(match -> match.group(1))).isSubsetOf(known));
  }

  @ParameterizedTest
  @EnumSource
  void every_event_has_its_sentence_in_a_time_line_and_its_name_in_comparisons(EventType event) throws IOException {
    var kind = event.type().replaceAll("^vn\\.kip\\.|\\.v[0-9]+$", "");

    assertThat(keys("case", "vi")).contains("timeline." + kind);
    assertThat(keys("supervisor", "vi")).contains("sup.event." + kind);
  }

  @Test
  void every_cause_payment_names_has_its_sentence() throws IOException {
    var causes = new TreeSet<String>();
    Stream.of(Failure.values()).forEach(cause -> causes.add("money.failed." + cause));
    Stream.of(Stop.values()).forEach(cause -> causes.add("money.stopped." + cause));
    Stream.of(Overpayment.values()).forEach(cause -> causes.add("money.overpayment." + cause));

    assertThat(keys("money", "vi")).containsAll(causes);
    assertThat(keys("money", "en")).containsAll(causes);
  }

  @Test
  void everything_an_assessment_names_has_its_sentence() throws IOException {
    var found = new TreeSet<String>();
    Stream.of(PersonFinding.values()).forEach(finding -> found.add("person." + finding));
    Stream.of(Obstacle.values()).forEach(obstacle -> found.add("obstacle." + obstacle));
    Stream.of(Trigger.values()).forEach(trigger -> found.add("again." + trigger));

    assertThat(keys("case", "vi")).containsAll(found);
    assertThat(keys("case", "en")).containsAll(found);
  }

  /** The policy would refuse it, and the page would lack it silently. */
  @Test
  void templates_have_neither_scripts_nor_styles_of_their_own() throws IOException {
    assertThat(templates())
        .allSatisfy(template -> assertThat(INLINE.matcher(Files.readString(template)).find()).isFalse());
  }

  private static List<Path> templates() throws IOException {
    try (var files = Files.walk(RESOURCES.resolve("templates"))) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  private static TreeSet<String> keys(String area, String language) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files
        .newBufferedReader(RESOURCES.resolve("messages/" + area + "_" + language + ".properties"))) {
      properties.load(reader);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }
}
