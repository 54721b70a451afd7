package vn.kip.portal.adapter.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.portal.domain.Draft;
import vn.kip.portal.domain.Question;
import vn.kip.portal.domain.Question.Kind;

/** The form of a programme, made of its schema: questions in the officer's language, and answers as the facts want them. */
@Component
class FactForm {

  static final String PREFIX = "fact/";
  /** Rows of a list; and the whole of a list that came as a file. */
  static final String ROWS = "rows/";
  static final String LIST = "list/";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_ROWS = 40;

  /** @param schema null for a form without questions */
  List<Question> questions(@Nullable JsonNode schema, Locale locale) {
    if (schema == null) {
      return List.of();
    }
    var english = locale.getLanguage().equals("en");
    var questions = new ArrayList<Question>();
    schema.path("properties")
        .forEachEntry((name, question) -> questions.add(question(name, question, english, locale)));
    return List.copyOf(questions);
  }

  private Question question(String name, JsonNode question, boolean english, Locale locale) {
    var options = new ArrayList<Question.Option>();
    question.path("enum").forEach(value -> options.add(new Question.Option(value.asString(),
        question.path("enumNames").path(value.asString()).path(english ? "en" : "vi").asString(value.asString()))));
    return new Question(name, kind(question), question.path(english ? "titleEn" : "title").asString(name),
        question.path(english ? "descriptionEn" : "description").asString(""), List.copyOf(options),
        questions(question.path("items"), locale));
  }

  private static Kind kind(JsonNode question) {
    if (question.has("enum")) {
      return Kind.ENUM;
    }
    return switch (question.path("$ref").asString(question.path("type").asString(""))) {
      case "#/$defs/date" -> Kind.DATE;
      case "#/$defs/month" -> Kind.MONTH;
      case "boolean" -> Kind.BOOLEAN;
      case "integer" -> Kind.NUMBER;
      case "array" -> Kind.LIST;
      default -> Kind.TEXT;
    };
  }

  /**
   * What the draft answers.
   *
   * @param facts without the questions that nobody has answered
   * @param unreadable inputs whose text is no answer
   */
  record Answers(Map<String, Object> facts, List<String> unreadable) {}

  Answers answers(List<Question> questions, Draft draft) {
    var answers = new Answers(new LinkedHashMap<>(), new ArrayList<>());
    for (var question : questions) {
      if (question.kind() == Kind.LIST) {
        var lines = lines(question, draft, answers);
        if (!lines.isEmpty()) {
          answers.facts().put(question.name(), lines);
        }
      } else {
        read(question, PREFIX + question.name(), draft, answers.facts(), answers.unreadable());
      }
    }
    return answers;
  }

  private static void read(Question question, String input, Draft draft, Map<String, Object> into,
      List<String> unreadable) {
    if (draft.has(input)) {
      question.answer(draft.value(input)).ifPresentOrElse(answer -> into.put(question.name(), answer),
          () -> unreadable.add(input));
    }
  }

  private static List<Map<String, Object>> lines(Question list, Draft draft, Answers answers) {
    if (draft.has(LIST + list.name())) {
      return ofFile(draft.value(LIST + list.name()));
    }
    var lines = new ArrayList<Map<String, Object>>();
    for (int row = 0; row < rows(list.name(), draft); row++) {
      var line = new LinkedHashMap<String, Object>();
      for (var item : list.items()) {
        read(item, input(list, row, item), draft, line, answers.unreadable());
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Name of the input for a question about a member of a list. */
  static String input(Question list, int row, Question item) {
    return PREFIX + list.name() + "/" + row + "/" + item.name();
  }

  /** How many members of a list have inputs: one at least. */
  static int rows(String list, Draft draft) {
    var rows = draft.value(ROWS + list);
    return rows.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(rows), 1, MOST_ROWS) : 1;
  }

  static List<Map<String, Object>> ofFile(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {
      });
    } catch (JacksonException e) {
      throw new IllegalStateException("a list that the portal itself has written", e);
    }
  }

  static String json(List<Map<String, Object>> lines) {
    return JSON.writeValueAsString(lines);
  }
}
