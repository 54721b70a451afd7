package vn.kip.portal.adapter.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kip.office.OfficeTime;
import vn.kip.portal.domain.DueBadge;
import vn.kip.service.OfficerNames;

/** How dates, times and money are written, on both languages' pages alike; templates say {@code ${@format.date(…)}}. */
@Component("format")
public class Format {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final Set<String> UNITS = Set.of("WD", "CD", "H");
  private static final Set<String> SYSTEM = Set.of("intake", "eligibility", "payment", "reporting");
  private static final Map<String, String> LAW = Map.of("Decree ", "Nghị định ", "Circular ", "Thông tư ",
      "Decision ", "Quyết định ", "Resolution ", "Nghị quyết ", "Ordinance ", "Pháp lệnh ", "Law ", "Luật ", " art. ",
      ", Điều ", "population register", "cơ sở dữ liệu dân cư", "case log", "sổ hồ sơ", "memory", "theo trí nhớ");
  private static final String IMPORT = "register-import";
  private static final char NO_BREAK_SPACE = '\u00a0';

  private final MessageSource messages;
  private final OfficerNames officers;

  Format(MessageSource messages, OfficerNames officers) {
    this.messages = messages;
    this.officers = officers;
  }

  /** {@code 16/12/2022}. */
  public String date(LocalDate date) {
    return DATE.format(date);
  }

  /** {@code 12/2022}, of {@code 2022-12}. */
  public String month(String month) {
    return MONTH.format(YearMonth.parse(month));
  }

  /** {@code 16/12}, where the year is plain. */
  public String dayMonth(LocalDate date) {
    return DAY_MONTH.format(date);
  }

  /** The date in the office. */
  public LocalDate dateOf(Instant instant) {
    return OfficeTime.date(instant);
  }

  /** {@code Thứ Sáu}. */
  public String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, LocaleContextHolder.getLocale());
  }

  /** {@code 16/12/2022 09:40}, by the office's clocks. */
  public String dateTime(Instant instant) {
    var local = LocalDateTime.ofInstant(instant, OfficeTime.ZONE);
    return DATE.format(local) + " " + TIME.format(local);
  }

  /** {@code 14:12:07}, of what has just happened. */
  public String clock(Instant instant) {
    return SECONDS.format(LocalDateTime.ofInstant(instant, OfficeTime.ZONE));
  }

  /** For {@code <time datetime>}. */
  public String machine(Instant instant) {
    return instant.atZone(OfficeTime.ZONE).toOffsetDateTime().toString();
  }

  /** {@code 1.729.500.000 đ}; whole dong. */
  public String money(long dong) {
    return number(dong) + NO_BREAK_SPACE + "đ";
  }

  /** {@code 1.729}. */
  public String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '.');
  }

  /** {@code 1.729,5}: as many decimals as it has. */
  public String decimal(BigDecimal number) {
    var parts = number.abs().toPlainString().split("\\.", 2);
    return (number.signum() < 0 ? "−" : "") + number(Long.parseLong(parts[0]))
        + (parts.length == 2 ? "," + parts[1] : "");
  }

  /** The words of a due badge. */
  public String due(DueBadge badge) {
    var date = badge.date();
    return text(badge.words().key(), badge.workingDays(), date == null ? "" : date(date));
  }

  /** {@code 22 ngày làm việc} for {@code 22 WD}; what is no single stage, as it is. */
  public String limit(String stage) {
    var parts = stage.split(" ", 2);
    return parts.length == 2 && UNITS.contains(parts[1]) ? text("limit." + parts[1], parts[0]) : stage;
  }

  /** A source of law as the rules cite it, {@code Decree 20/2021 art. 5(6)}, in the officer's language. */
  public String law(String cited) {
    if (LocaleContextHolder.getLocale().getLanguage().equals("en")) {
      return cited;
    }
    var said = cited;
    for (var word : LAW.entrySet()) {
      said = said.replace(word.getKey(), word.getValue());
    }
    return said;
  }

  /** A rule by its id; those that ask a register say what they ask. */
  public String rule(String id) {
    var key = "rule." + id.replace(' ', '-').replace(":", "");
    return knows(key) ? text(key) : id;
  }

  /** An officer by the name that is known of them, and "the system" for services that act by themselves. */
  public String actor(String id) {
    return SYSTEM.contains(id) ? text("actor.system") : id.equals(IMPORT) ? text("actor.import") : officers.of(id);
  }

  /** Whether there is such a message. */
  boolean knows(String key) {
    return messages.getMessage(key, null, null, LocaleContextHolder.getLocale()) != null;
  }

  /** A message by a key that is put together. */
  public String text(String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
