package vn.kip.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.WorkingDays.Declared;

/**
 * What the auditor knows of the law: its own calendar and its own list of programmes. Data like the office's, but written
 * down a second time.
 */
public final class RuleBook {

  static final String CALENDAR = "calendar.csv";
  static final String PROGRAMMES = "programmes.csv";

  private final WorkingDays calendar;
  private final Map<String, Terms> terms;

  RuleBook(WorkingDays calendar, Map<String, Terms> terms) {
    this.calendar = calendar;
    this.terms = terms;
  }

  /**
   * What holds for a version of a programme.
   *
   * @param postingDays working days of public posting; null where nothing is posted
   * @param pays whether a granted decision opens a claim on money
   */
  record Terms(String field, boolean statutory, @Nullable Limit limit, @Nullable Integer postingDays, boolean pays) {}

  /** The rules cannot be read: file and line say where. */
  public static final class UnreadableRulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRulesException(String file, int line, String reason, @Nullable Throwable cause) {
      super(file + ":" + line + ": " + reason, cause);
    }
  }

  /** The rules that ship with the auditor. */
  public static RuleBook bundled() {
    return of(resource(CALENDAR), resource(PROGRAMMES));
  }

  /**
   * The rules of a folder; a file that is not there is taken from those that ship with the auditor.
   *
   * @throws UnreadableRulesException with file and line
   */
  public static RuleBook of(String folder) {
    return folder.isBlank() ? bundled() : of(file(folder, CALENDAR), file(folder, PROGRAMMES));
  }

  static RuleBook of(String calendar, String programmes) {
    return new RuleBook(calendar(calendar), programmes(programmes));
  }

  WorkingDays calendar() {
    return calendar;
  }

  /** @param version as pinned at acceptance; null before it, when only the field is known */
  Optional<Terms> find(String programme, @Nullable String version) {
    return version == null
        ? terms.entrySet().stream().filter(entry -> entry.getKey().startsWith(programme + "@")).map(Map.Entry::getValue)
            .findFirst().map(known -> new Terms(known.field(), known.statutory(), null, null, known.pays()))
        : Optional.ofNullable(terms.get(version)).filter(_ -> version.startsWith(programme + "@"));
  }

  Map<String, Terms> all() {
    return terms;
  }

  /**
   * What the auditor has written down of a version, for who holds it against what others have.
   *
   * @param limit as {@code 5 WD > 7 WD}; null where there is none
   * @param postingDays null where nothing is posted
   */
  public record Stated(String field, boolean statutory, @Nullable String limit, @Nullable Integer postingDays,
      boolean pays) {}

  /** By version, such as {@code PROGRAMME@2020-01-01}, in the order of the file. */
  public Map<String, Stated> stated() {
    var stated = new LinkedHashMap<String, Stated>();
    terms.forEach((version, known) -> stated.put(version, new Stated(known.field(), known.statutory(),
        known.limit() == null ? null : known.limit().toString(), known.postingDays(), known.pays())));
    return stated;
  }

  private static WorkingDays calendar(String text) {
    var years = new HashSet<Integer>();
    var off = new HashSet<LocalDate>();
    var worked = new HashSet<LocalDate>();
    var declared = new ArrayList<Declared>();
    rows(CALENDAR, text, 4, 1, columns -> {
      var days = LocalDate.parse(columns.get(1)).datesUntil(LocalDate.parse(columns.get(2)).plusDays(1));
      if (columns.size() > 4 && !columns.get(4).isEmpty()) {
        var known = OffsetDateTime.parse(columns.get(4)).toInstant();
        days.forEach(day -> declared.add(new Declared(day, isWorked(columns.getFirst()), known)));
        return;
      }
      switch (columns.getFirst()) {
        case "year" -> days.forEach(day -> years.add(day.getYear()));
        case "off" -> days.forEach(off::add);
        case "work" -> days.forEach(worked::add);
        default -> throw new IllegalArgumentException("year, off or work, not " + columns.getFirst());
      }
    });
    return new WorkingDays(years, off, worked, declared);
  }

  private static boolean isWorked(String kind) {
    return switch (kind) {
      case "off" -> false;
      case "work" -> true;
      default -> throw new IllegalArgumentException("only off and work can be declared later, not " + kind);
    };
  }

  private static Map<String, Terms> programmes(String text) {
    var terms = new LinkedHashMap<String, Terms>();
    rows(PROGRAMMES, text, 6, 0, columns -> {
      var limit = columns.get(3).isEmpty()
          ? null
          : Limit.parse(columns.get(3))
              .orElseThrow(() -> new IllegalArgumentException("not a limit: " + columns.get(3)));
      terms.put(columns.getFirst(), new Terms(columns.get(1), columns.get(2).equals("yes"), limit,
          columns.get(4).isEmpty() ? null : Integer.valueOf(columns.get(4)), columns.get(5).equals("yes")));
    });
    return terms;
  }

  @FunctionalInterface
  private interface Row {
    void read(List<String> columns);
  }

  private static void rows(String file, String text, int width, int optional, Row row) {
    var lines = text.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      var columns = Stream.of(lines.get(i).split(",", -1)).map(String::strip).toList();
      try {
        if (columns.size() < width || columns.size() > width + optional) {
          throw new IllegalArgumentException(width + " columns are needed, there are " + columns.size());
        }
        row.read(columns);
      } catch (IllegalArgumentException | java.time.DateTimeException e) {
        throw new UnreadableRulesException(file, i + 1, String.valueOf(e.getMessage()), e);
      }
    }
  }

  private static String file(String folder, String name) {
    var file = Path.of(folder).resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file) : resource(name);
    } catch (IOException e) {
      throw new UnreadableRulesException(file.toString(), 0, "cannot be read", e);
    }
  }

  private static String resource(String name) {
    try (var stream = Objects.requireNonNull(RuleBook.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
