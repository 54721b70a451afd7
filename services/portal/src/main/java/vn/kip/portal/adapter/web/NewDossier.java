package vn.kip.portal.adapter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.application.DueDates;
import vn.kip.portal.domain.Draft;
import vn.kip.portal.domain.Question;

/** What a draft still lacks, and the dossier it becomes. */
@Component
class NewDossier {

  static final String PAPER = "paper/";
  static final String FILE = "file/";

  private static final Set<String> SEXES = Set.of("M", "F");

  private final IntakeClient intake;
  private final FactForm form;
  private final DueDates dueDates;
  private final Format format;

  NewDossier(IntakeClient intake, FactForm form, DueDates dueDates, Format format) {
    this.intake = intake;
    this.form = form;
    this.dueDates = dueDates;
    this.format = format;
  }

  IntakeClient.Terms terms(Draft draft) {
    return intake.terms(draft.value(Draft.PROGRAMME), dueDates.today());
  }

  /** What is wrong with the person's particulars; empty where nothing is. */
  List<FieldError> personErrors(Draft draft) {
    var errors = new ArrayList<FieldError>();
    check(errors, draft.has("name"), "name", "ward.error.name");
    check(errors, draft.value("identityNumber").matches("[0-9]{9}|[0-9]{12}"), "identityNumber", "ward.error.identity");
    check(errors, Question.date(draft.value("birthDate")).isPresent(), "birthDate", "ward.error.birth-date");
    check(errors, SEXES.contains(draft.value("sex")), "sex", "ward.error.sex");
    return errors;
  }

  private void check(List<FieldError> errors, boolean good, String field, String key) {
    if (!good) {
      errors.add(new FieldError(field, format.text(key)));
    }
  }

  List<FieldError> factErrors(Draft draft, List<Question> questions) {
    return form.answers(questions, draft).unreadable().stream()
        .map(input -> new FieldError(input, format.text("ward.error.answer", draft.value(input)))).toList();
  }

  List<FieldError> paperErrors(Draft draft, IntakeClient.Terms programme, Locale locale) {
    return programme.papers().stream().filter(paper -> paper.required() && !draft.has(PAPER + paper.id()))
        .map(paper -> new FieldError(PAPER + paper.id(),
            format.text("ward.error.paper", paper.names().in(locale))))
        .toList();
  }

  IntakeClient.Submission submission(Draft draft, IntakeClient.Terms programme, List<Question> questions) {
    var papers = programme.papers().stream().filter(paper -> draft.has(PAPER + paper.id()))
        .map(paper -> new IntakeClient.Paper(paper.id(), paper.handling(),
            draft.has(FILE + paper.id()) ? draft.value(FILE + paper.id()) : null))
        .toList();
    var person = new IntakeClient.Person(draft.value("name"), draft.value("identityNumber"),
        Question.date(draft.value("birthDate")).orElse(""), draft.value("sex"));
    return new IntakeClient.Submission(draft.id(), programme.code(), draft.ward(), draft.value("channel"), person,
        form.answers(questions, draft).facts(), papers);
  }
}
