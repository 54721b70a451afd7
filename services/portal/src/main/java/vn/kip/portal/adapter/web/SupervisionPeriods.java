package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.domain.ReportPeriod;

/** The choice of a period, the same on every page of the supervisor. */
@Component("supervisionPeriods")
public class SupervisionPeriods {

  private static final int YEARS = 3;
  private static final Pattern NAME = Pattern.compile("([0-9]{4})(?:-(?:(Q|H|9)([1-4M])|(0[1-9]|1[0-2])))?");
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
  private static final Set<String> FORM_FIELDS = Set.of("SOCIAL_PROTECTION", "LABOUR", "MERIT", "POVERTY", "CHILDREN",
      "NON_STATUTORY");
  private static final Set<String> FIELDS = Set.of("period", "from", "to");

  private static final String EVENTS = "vn.kip.";
  private static final String VERSION = ".v1";

  private final DueDates dates;
  private final Format format;

  SupervisionPeriods(DueDates dates, Format format) {
    this.dates = dates;
    this.format = format;
  }

  /** What the address asks for; the three names are those of its parameters. */
  record Asked(@Nullable String period, @Nullable LocalDate from, @Nullable LocalDate to) {}

  record Option(String name, String text) {}

  record Year(int year, List<Option> options) {}

  /**
   * The form as it is shown.
   *
   * @param query the same period in the address of another page, without a question mark
   * @param title "quý I năm 2022"; null where only its days are known
   */
  record Choice(ReportPeriod period, List<Year> years, String query, @Nullable String title) {

    /** Whether the named period is among those offered. */
    public boolean isKnown() {
      return years.stream().flatMap(year -> year.options().stream())
          .anyMatch(option -> option.name().equals(period.name()));
    }
  }

  Choice choice(Asked asked) {
    var period = ReportPeriod.of(asked.period(), asked.from(), asked.to(), dates.today());
    int latest = ReportPeriod.year(dates.today());
    var years = Stream.iterate(latest, year -> year - 1).limit(YEARS)
        .map(year -> new Year(year, ReportPeriod.namesOf(year).stream()
            .map(name -> new Option(name, name(name))).toList()))
        .toList();
    return new Choice(period, years, query(period), period.name() == null ? null : name(period.name()));
  }

  /** A field of form 06 by its code, which stands for itself where it has no name. */
  public String field(String code) {
    return FORM_FIELDS.contains(code) ? format.text("sup.field." + code) : code;
  }

  /** What has happened, by its published type, which stands for itself where it has no name. */
  public String event(String type) {
    var key = "sup.event." + type.replace(EVENTS, "").replace(VERSION, "");
    return format.knows(key) ? format.text(key) : type;
  }

  /** A refusal that speaks of the period, said at its field; any other goes on. */
  void refuse(ServiceRefusal refusal, Model model, Locale locale) {
    if (refusal.isForbidden() || !FIELDS.contains(refusal.field())) {
      throw refusal;
    }
    model.addAttribute("errors", List.of(FieldError.of(refusal.field(), refusal, locale)));
  }

  /** In words; what is no official period stands for itself. */
  private String name(String name) {
    var match = NAME.matcher(name);
    if (!match.matches()) {
      return name;
    }
    var year = match.group(1);
    var month = match.group(4);
    if (month != null) {
      return format.text("sup.period.month", month, year);
    }
    var kind = match.group(2);
    if (kind == null) {
      return format.text("sup.period.year", year);
    }
    return switch (kind) {
      case "9" -> format.text("sup.period.nine", year);
      case "H" -> format.text("sup.period.half." + match.group(3), year);
      default -> format.text("sup.period.quarter", ROMAN.get(Integer.parseInt(match.group(3)) - 1), year);
    };
  }

  private static String query(ReportPeriod period) {
    var query = UriComponentsBuilder.newInstance();
    if (period.name() != null) {
      query.queryParam("period", period.name());
    }
    if (period.from() != null) {
      query.queryParam("from", period.from());
    }
    if (period.to() != null) {
      query.queryParam("to", period.to());
    }
    var text = query.encode().build().getQuery();
    return text == null ? "" : text;
  }
}
