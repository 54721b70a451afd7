package vn.kip.portal.adapter.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vn.kip.office.OfficeTime;
import vn.kip.portal.adapter.services.EligibilityClient.Assessment;
import vn.kip.portal.adapter.services.EligibilityClient.RuleTried;
import vn.kip.portal.adapter.services.IntakeClient;

/** What the citizen has declared beside what the population register has answered. */
@Component
class DeclaredFacts {

  private static final String SUBMITTED = "vn.kip.dossier.submitted.v1";
  private static final String REGISTER = "register: ";
  private static final int SHOWN_DIGITS = 4;

  private final IntakeClient intake;
  private final Format format;
  private final Names names;
  private final Conclusions conclusions;

  DeclaredFacts(IntakeClient intake, Format format, Names names, Conclusions conclusions) {
    this.intake = intake;
    this.format = format;
    this.names = names;
    this.conclusions = conclusions;
  }

  /**
   * One question.
   *
   * @param answer of the register; null where none was asked
   * @param agrees null without an answer
   */
  record Row(String question, String declared, @Nullable String answer, @Nullable Boolean agrees) {}

  List<Row> of(IntakeClient.Dossier dossier, @Nullable Assessment assessment) {
    var rows = new ArrayList<Row>();
    var answers = assessment == null
        ? List.<RuleTried>of()
        : assessment.trace().stream().filter(rule -> rule.rule().startsWith(REGISTER)).toList();
    rows.add(new Row(format.text("facts.name"), dossier.applicant().name(), null, null));
    answers.forEach(answer -> rows.add(compared(dossier, answer)));
    var schema = schema(dossier);
    dossier.timeline().stream().filter(happening -> happening.type().equals(SUBMITTED)).findFirst()
        .map(happening -> happening.event().path("facts"))
        .ifPresent(facts -> facts.forEachEntry((name, value) -> rows.add(declared(schema.path(name), name, value))));
    return rows;
  }

  private Row compared(IntakeClient.Dossier dossier, RuleTried rule) {
    var asked = rule.rule().substring(REGISTER.length());
    var who = dossier.applicant();
    var unasked = format.text("facts.not-asked");
    var answer = conclusions.why(rule);
    return switch (asked) {
      case "identity number" -> row("number", masked(who.identityNumber()), answer, rule);
      case "birth date" -> row("birth-date", who.birthDate() == null ? unasked : day(who.birthDate()), answer, rule);
      case "residence" -> row("residence", names.ward(dossier.ward()),
          rule.held() ? names.ward(dossier.ward()) : answer, rule);
      case "known" -> row("known", unasked, answer, rule);
      case "alive" -> row("alive", unasked, answer, rule);
      case "no other dossier" -> row("others", unasked, answer, rule);
      default -> new Row(asked, unasked, answer, rule.held());
    };
  }

  private Row row(String key, String declared, String answer, RuleTried rule) {
    return new Row(format.text("facts." + key), declared, answer, rule.held());
  }

  /** The number is known to who has the paper in hand; a screen shows its end. */
  private String masked(@Nullable String number) {
    return number == null
        ? format.text("facts.not-asked")
        : format.text("facts.number.masked", number.substring(Math.max(0, number.length() - SHOWN_DIGITS)));
  }

  private Row declared(JsonNode question, String name, JsonNode value) {
    var title = question.path(isEnglish() ? "titleEn" : "title").asString("");
    return new Row(title.isEmpty() ? name : title, said(question, value), null, null);
  }

  private String said(JsonNode question, JsonNode value) {
    if (value.isBoolean()) {
      return format.text(value.asBoolean() ? "facts.yes" : "facts.no");
    }
    if (value.isIntegralNumber()) {
      return format.number(value.asLong());
    }
    if (value.isArray()) {
      return format.text("facts.lines", value.size());
    }
    var text = value.asString("");
    return question.path("enumNames").path(text).path(isEnglish() ? "en" : "vi").asString(day(text));
  }

  /** A day as people write it; anything else as it was declared. */
  private String day(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? format.date(LocalDate.parse(text)) : text;
  }

  /** A page without the names of its questions is better than none. */
  private JsonNode schema(IntakeClient.Dossier dossier) {
    var on = OfficeTime.date(dossier.acceptedAt() == null ? dossier.submittedAt() : dossier.acceptedAt());
    var terms = Part.of(() -> intake.terms(dossier.programme(), on)).value();
    return terms == null || terms.schema() == null ? MissingNode.getInstance() : terms.schema().path("properties");
  }

  private static boolean isEnglish() {
    return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
  }
}
