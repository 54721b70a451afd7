package vn.kip.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;

/** A holiday that is declared after the calendar of its year: the office's own release, and the auditor's own note of it. */
record DeclaredHoliday(Path calendars, Path auditorRules) {

  static final String RELEASE = "office-storm";
  private static final Path RELEASES = Kip.root()
      .resolve("libs/deadlines/src/main/resources/vn/kip/deadlines/calendars");
  private static final Path AUDITOR = Kip.root().resolve("libs/audit/src/main/resources/vn/kip/audit/calendar.csv");

  /** Both folders, in which nothing is declared yet. */
  static DeclaredHoliday under(Path folder) throws IOException {
    return new DeclaredHoliday(Files.createDirectories(folder.resolve("calendars")),
        Files.createDirectories(folder.resolve("auditor-rules")));
  }

  Map<String, String> settings() {
    return Map.of("KIP_CALENDARS", calendars.toString(), "KIP_AUDITOR_RULES", auditorRules.toString());
  }

  /** Makes a day of a year that has a calendar a day off, from now on. */
  void declare(LocalDate day) throws IOException {
    var now = OffsetDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).withNano(0);
    var usual = Files.readString(RELEASES.resolve("vn-" + day.getYear() + ".1.txt"));
    Files.writeString(calendars.resolve(RELEASE + ".txt"),
        usual.replaceAll("(?m)^id .*$", "id " + RELEASE).replaceAll("(?m)^announced .*$", "announced " + now)
            + "\noff " + day + " Nghỉ tránh bão | storm\n");
    Files.writeString(auditorRules.resolve("calendar.csv"),
        Files.readString(AUDITOR).stripTrailing() + "\noff," + day + "," + day + ",storm," + now + "\n");
  }
}
