package vn.kip.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.deadlines.Office.CALCULATOR;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The public cases; the limits of programmes stand here, as the catalogue is another module. */
class PublicCasesTest {

  private static final Map<String, String> LIMITS = Map.ofEntries(
      Map.entry("SOC_MONTHLY", "22 WD"),
      Map.entry("SOC_CARE", "22 WD"),
      Map.entry("SOC_FUNERAL", "5 WD"),
      Map.entry("SOC_MOVE", "6 WD"),
      Map.entry("SOC_URGENT", "5 WD"),
      Map.entry("SOC_INJURY", "2 CD"),
      Map.entry("SOC_HOUSE", "2 CD"),
      Map.entry("DIS_LEVEL", "25 WD"),
      Map.entry("DIS_RENEW", "5 WD"),
      Map.entry("COV_SUSPENDED", "4 WD"),
      Map.entry("COV_STOPPED", "4 WD"),
      Map.entry("COV_ENDED", "5 WD"),
      Map.entry("COV_HOUSEHOLD", "9 WD"),
      Map.entry("COV_INFORMAL", "6 WD"),
      Map.entry("COV_MEALS", "6 WD"),
      Map.entry("COV_EMPLOYER", "7 WD"),
      Map.entry("MER_FUNERAL", "5 WD > 7 WD > 12 CD"),
      Map.entry("MER_SURVIVOR", "12 CD > 7 WD > 12 CD"),
      Map.entry("MER_WORSHIP", "5 WD > 7 WD > 12 CD"),
      Map.entry("MER_EDUCATION", "3 WD > 5 WD > 7 WD"),
      Map.entry("POV_INYEAR", "15 CD from day 15"),
      Map.entry("JOB_LOAN", "15 WD"),
      Map.entry("CHILD_URGENT", "12 H"),
      Map.entry("CHILD_PLAN", "7 WD"));

  static Stream<Arguments> cases() throws IOException {
    var file = Objects.requireNonNull(PublicCasesTest.class.getResourceAsStream("/cases.csv"));
    try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return reader.readAllLines().stream().skip(1).map(line -> Arguments.of((Object[]) line.split(",", 5)));
    }
  }

  @ParameterizedTest(name = "{0}: {1}{2} from {3} is due on {4}")
  @MethodSource("cases")
  void a_due_date_is_what_the_public_case_says(String id, String programme, String limit, String start, String due) {
    var timeLimit = TimeLimit
        .parse(limit.isEmpty() ? Objects.requireNonNull(LIMITS.get(programme), programme) : limit);

    assertThat(due(timeLimit, start)).as(id).isEqualTo(due);
  }

  private static String due(TimeLimit limit, String start) {
    try {
      var receipt = limit.inHours()
          ? CALCULATOR.due(limit, OffsetDateTime.parse(start).toInstant())
          : CALCULATOR.due(limit, LocalDate.parse(start));
      return switch (receipt.due()) {
        case Deadline.EndOfDay(var date) -> date.toString();
        case Deadline.Moment(var instant) -> instant.atZone(LocalTime.ZONE).toOffsetDateTime().toString();
      };
    } catch (CalendarDoesNotReachException _) {
      return "ERROR";
    }
  }
}
