package vn.kip.deadlines;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.kip.deadlines.CalendarRelease.Occasion;

/**
 * Calendar releases as files: lines {@code id}, {@code years FIRST LAST}, {@code decision}, {@code announced}, and a line
 * {@code off DATE vi | en} or {@code work DATE vi | en} per special day.
 *
 * <p>Releases of a year add up, in the order of their announcement; {@code plain DATE vi | en} takes a special day back, and
 * {@code replaces ID} takes back all that an earlier release said. A year of which not all is announced has a release whose
 * id ends with {@code -provisional}, with a line {@code open vi | en} for each occasion still to come; it counts until
 * another release replaces it.
 */
public final class Calendars {

  private static final WorkingCalendar VIETNAM = new WorkingCalendar(
      lines("releases.txt").stream().map(name -> parse(name, lines(name))).toList());

  private Calendars() {}

  /** The public servants' calendar that ships with Kịp: 2020–2026, and 2027 as far as the law itself fixes it. */
  public static WorkingCalendar vietnam() {
    return VIETNAM;
  }

  /**
   * The calendar an installation is set to: the releases that ship with Kịp, and those the office has added since.
   *
   * @param folder with a file {@code *.txt} per added release; blank for none
   * @throws IllegalArgumentException naming file and line, or the release
   */
  public static WorkingCalendar of(String folder) {
    if (folder.isBlank()) {
      return VIETNAM;
    }
    var releases = new ArrayList<>(VIETNAM.releases());
    try (var files = Files.list(Path.of(folder))) {
      for (var file : files.filter(file -> file.toString().endsWith(".txt")).sorted().toList()) {
        var release = parse(file.getFileName().toString(), Files.readAllLines(file));
        if (releases.stream().anyMatch(other -> other.id().equals(release.id()))) {
          throw new IllegalArgumentException(file.getFileName() + ": there is a release " + release.id() + " already");
        }
        releases.add(release);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("calendar releases in " + folder + " cannot be read", e);
    }
    return new WorkingCalendar(releases);
  }

  /**
   * Reads one release.
   *
   * @param name told in errors
   * @throws IllegalArgumentException naming file and line
   */
  public static CalendarRelease parse(String name, List<String> lines) {
    var head = new HashMap<String, String>();
    var off = new HashMap<LocalDate, Occasion>();
    var work = new HashMap<LocalDate, Occasion>();
    var plain = new HashMap<LocalDate, Occasion>();
    var open = new ArrayList<Occasion>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        var words = line.split(" ", 2);
        switch (words[0]) {
          case "off" -> addDay(off, words[1]);
          case "work" -> addDay(work, words[1]);
          case "plain" -> addDay(plain, words[1]);
          case "open" -> open.add(occasion(words[1]));
          case "id", "years", "decision", "announced", "replaces" -> head.put(words[0], words[1]);
          default -> throw new IllegalArgumentException("unknown word " + words[0]);
        }
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(name + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    var years = required(name, head, "years").split(" ", 2);
    return new CalendarRelease(
        required(name, head, "id"),
        Integer.parseInt(years[0]),
        Integer.parseInt(years[1]),
        required(name, head, "decision"),
        OffsetDateTime.parse(required(name, head, "announced")).toInstant(),
        off,
        work,
        plain,
        head.get("replaces"),
        open);
  }

  private static void addDay(Map<LocalDate, Occasion> days, String text) {
    var parts = text.split(" ", 2);
    if (days.put(LocalDate.parse(parts[0]), occasion(parts[1])) != null) {
      throw new IllegalArgumentException(parts[0] + " stands twice");
    }
  }

  private static Occasion occasion(String text) {
    var names = text.split("\\|", 2);
    return new Occasion(names[0].strip(), names[1].strip());
  }

  private static String required(String name, Map<String, String> head, String word) {
    var value = head.get(word);
    if (value == null) {
      throw new IllegalArgumentException(name + ": no line \"" + word + "\"");
    }
    return value;
  }

  private static List<String> lines(String name) {
    var resource = Objects.requireNonNull(Calendars.class.getResourceAsStream("calendars/" + name), name);
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
