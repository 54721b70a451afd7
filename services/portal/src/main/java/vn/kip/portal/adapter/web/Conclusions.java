package vn.kip.portal.adapter.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kip.portal.adapter.services.EligibilityClient.Assessment;
import vn.kip.portal.adapter.services.EligibilityClient.Contradiction;
import vn.kip.portal.adapter.services.EligibilityClient.Failed;
import vn.kip.portal.adapter.services.EligibilityClient.RuleTried;

/**
 * Why an assessment came out as it did: in our words where the log names what was found, and else in those of the catalogue
 * or of an older event, as they stand. Templates say {@code ${@conclusions.why(…)}}.
 */
@Component("conclusions")
public class Conclusions {

  private static final String PERSON = "person.";
  private static final String OBSTACLE = "obstacle.";

  private final Format format;
  private final Names names;

  Conclusions(Format format, Names names) {
    this.format = format;
    this.names = names;
  }

  /** Of a rule that was tried, or a question about the person. */
  public String why(RuleTried tried) {
    return words(PERSON, tried.finding(), tried.values(), isEnglish() || tried.vi() == null ? tried.why() : tried.vi());
  }

  /** Of a condition that refuses. */
  public String why(Failed failed) {
    return words(OBSTACLE, failed.obstacle(), failed.values(), isEnglish() ? failed.en() : failed.vi());
  }

  /** Of what contradicts a person's particulars. */
  public String why(Contradiction contradiction) {
    return words(PERSON, contradiction.finding(), contradiction.values(), "");
  }

  /** What is in the way of lines of a list, but for the rules: those are in the trace. */
  public List<String> lines(Assessment assessment) {
    var lines = assessment.lines();
    return lines == null
        ? List.of()
        : lines.stream().filter(line -> line.obstacle() != null)
            .map(line -> format.text("obstacle.line", Integer.toString(line.index() + 1),
                words(OBSTACLE, line.obstacle(), line.values(), "")))
            .toList();
  }

  /** What is newer than this page is shown by its name. */
  private String words(String area, @Nullable String name, @Nullable List<String> values, String otherwise) {
    if (name == null) {
      return otherwise;
    }
    var said = values == null ? List.<String>of() : values;
    var key = area + name + (said.isEmpty() && format.knows(area + name + ".none") ? ".none" : "");
    return format.knows(key)
        ? format.text(key, said.stream().map(value -> shown(name, value)).collect(Collectors.joining(", ")))
        : name;
  }

  private String shown(String name, String value) {
    return name.equals("RESIDENT") ? names.ward(value) : day(value);
  }

  /** A day as people write it; anything else, and a day of the register's that is none, as it stands. */
  private String day(String value) {
    try {
      return format.date(LocalDate.parse(value));
    } catch (DateTimeException _) {
      return value;
    }
  }

  private static boolean isEnglish() {
    return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
