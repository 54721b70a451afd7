package vn.kip.local.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.Deadline;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.deadlines.TimeLimit;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;

@Command(name = "due", description = "explains a due date day by day; works offline")
final class DueCommand extends CommonOptions {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

  @Option(names = "--programme", paramLabel = "P", description = "code of the programme catalogue")
  @Nullable
  String programme;

  @Option(names = "--limit", paramLabel = "LIMIT", description = "such as \"5 WD, 7 WD, 12 CD\"")
  @Nullable
  String limit;

  @Option(names = "--start", paramLabel = "T", description = "date, or instant with offset")
  @Nullable
  String start;

  @Option(names = "--cases", paramLabel = "FILE.csv", description = "many at once: id,programme,limit,start")
  @Nullable
  Path cases;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  private final Map<String, Optional<Programme>> programmes = new HashMap<>();
  private @Nullable WorkingCalendar announced;

  @Override
  public Integer call() throws IOException {
    if (cases != null) {
      return many(cases);
    }
    if (start == null || (programme == null) == (limit == null)) {
      throw new KipFailure(Exit.USAGE, "needed: --start, and either --programme or --limit (or --cases FILE.csv)");
    }
    try {
      var receipt = receipt(installation().calendar(), programme == null ? "" : programme,
          limit == null ? "" : limit, start);
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(start, receipt)));
      } else {
        OUT.println("due " + due(receipt.due()) + "  (calendar " + receipt.calendarRelease() + ")");
        if (receipt.provisional()) {
          OUT.println("  provisional: not all days off until then are announced; it may move, and will be told");
        }
        JsonNode tree = Api.JSON.valueToTree(json(start, receipt));
        tree.path("receipt").path("stages").forEach(DueCommand::printStage);
      }
      return Exit.DONE.code();
    } catch (CalendarDoesNotReachException e) {
      throw new KipFailure(Exit.REFUSED, CalendarDoesNotReachException.KEY + ": " + e.getMessage());
    } catch (Unanswerable e) {
      throw new KipFailure(Exit.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** A row that cannot be read or counted gets its error; those behind it get their answers. */
  private int many(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new KipFailure(Exit.USAGE, "there is no file " + file);
    }
    try (var reader = CsvReader.builder().detectBomHeader(true).allowMissingFields(true).allowExtraFields(true)
        .ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        OUT.println(Api.JSON.writeValueAsString(answer(row)));
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new KipFailure(Exit.REFUSED, file.getFileName() + " is no CSV in UTF-8: " + e.getMessage());
    }
    return Exit.DONE.code();
  }

  private Map<String, Object> answer(NamedCsvRecord row) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("id", row.findField("id").orElse(""));
    try {
      var asked = row.findField("start")
          .orElseThrow(() -> new Unanswerable("start: the row has no such column"));
      var programme = row.findField("programme").orElse("");
      var limit = row.findField("limit").orElse("");
      // An answer has no place for the mark of a provisional date: where not all days are announced, it is an error.
      answer.put("due", due(receipt(announced(), programme, limit, asked).due()));
    } catch (CalendarDoesNotReachException | Unanswerable e) {
      answer.put("error", String.valueOf(e.getMessage()));
    }
    return answer;
  }

  private WorkingCalendar announced() {
    var known = announced;
    if (known == null) {
      known = installation().calendar().announced();
      announced = known;
    }
    return known;
  }

  private DeadlineReceipt receipt(WorkingCalendar calendar, String programme, String limit, String start) {
    var calculator = new DeadlineCalculator(calendar);
    var at = start(start);
    var timeLimit = programme.isEmpty() ? parse(limit) : limitOf(programme, at.toLocalDate());
    if (timeLimit.inHours() && start.length() == 10) {
      throw new Unanswerable("start: a limit in hours starts at an instant with offset, not on a date: " + start);
    }
    return timeLimit.inHours()
        ? calculator.due(timeLimit, at.toInstant())
        : calculator.due(timeLimit, at.toLocalDate());
  }

  private static ZonedDateTime start(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(LOCAL)
          : OffsetDateTime.parse(text).atZoneSameInstant(LOCAL);
    } catch (DateTimeException e) {
      throw new Unanswerable("start: neither a date nor an instant with offset: " + text);
    }
  }

  private static TimeLimit parse(String text) {
    try {
      return TimeLimit.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Unanswerable("limit: " + e.getMessage());
    }
  }

  private TimeLimit limitOf(String programme, LocalDate on) {
    var version = programmes.computeIfAbsent(programme, code -> Catalogue.find(installation().catalogue(), code))
        .flatMap(found -> found.on(on))
        .orElseThrow(() -> new Unanswerable("programme: unknown on " + on + ": " + programme));
    if (version.limit() == null) {
      throw new Unanswerable("programme: " + programme + " has no legal limit");
    }
    return version.limit();
  }

  private static String due(Deadline due) {
    return switch (due) {
      case Deadline.EndOfDay(var date) -> date.toString();
      case Deadline.Moment(var instant) -> DateTimeFormatter.ISO_OFFSET_DATE_TIME
          .format(instant.atZone(LOCAL).truncatedTo(ChronoUnit.SECONDS));
    };
  }

  private static Map<String, Object> json(String start, DeadlineReceipt receipt) {
    var stages = receipt.stages().stream().map(stage -> {
      var days = stage.days().stream().map(day -> {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("date", day.date().toString());
        shown.put("counted", day.counted());
        shown.put("why", day.why().name());
        if (day.occasion() != null) {
          shown.put("vi", day.occasion().vi());
          shown.put("en", day.occasion().en());
        }
        return shown;
      }).toList();
      return Map.of("limit", stage.limit(), "start", stage.start().toString(), "due", stage.due().toString(), "days",
          days);
    }).toList();
    var json = new LinkedHashMap<String, Object>();
    json.put("start", start);
    json.put("due", due(receipt.due()));
    json.put("provisional", receipt.provisional());
    json.put("receipt", Map.of("calendarRelease", receipt.calendarRelease(), "provisional", receipt.provisional(),
        "stages", stages));
    return json;
  }

  static void printStage(JsonNode stage) {
    OUT.printf("  %s from %s: due %s%n", stage.path("limit").asString(), stage.path("start").asString(),
        stage.path("due").asString());
    stage.path("days").forEach(day -> OUT.printf("    %s  %-8s %s %s%n", day.path("date").asString(),
        day.path("counted").asBoolean() ? "counted" : "-", day.path("why").asString(), day.path("vi").asString("")));
  }
}
