package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import vn.kip.programmes.Assessment;
import vn.kip.programmes.Assessor;
import vn.kip.programmes.Catalogue;

@Command(name = "assess", description = "explains an assessment without creating anything; works offline")
final class AssessCommand extends CommonOptions {

  @Option(names = "--programme", paramLabel = "P", description = "code of the programme catalogue")
  @Nullable
  String programme;

  @Option(names = "--as-of", paramLabel = "D", description = "the acceptance date, YYYY-MM-DD")
  @Nullable
  String asOf;

  @Option(names = "--facts", paramLabel = "FILE", description = "JSON object: the answers on the programme's form")
  @Nullable
  Path facts;

  @Option(names = "--cases", paramLabel = "FILE.jsonl", description = "many at once, a line each: {id, programme, asOf, facts}")
  @Nullable
  Path cases;

  @Option(names = "--json", description = "JSON on standard output")
  boolean json;

  @Override
  public Integer call() throws IOException {
    if (cases != null) {
      return many(cases);
    }
    if (programme == null || asOf == null || facts == null) {
      throw new KipFailure(Exit.USAGE, "needed: --programme, --as-of and --facts (or --cases FILE.jsonl)");
    }
    try {
      var assessment = new Question(catalogue()).ask(programme, asOf, Api.JSON.readTree(TextFile.read(facts)));
      if (json) {
        OUT.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(assessment));
      } else {
        print(assessment);
      }
      return Exit.DONE.code();
    } catch (JacksonException e) {
      throw new KipFailure(Exit.USAGE, "facts: " + facts + " is no JSON: " + e.getOriginalMessage());
    } catch (Unanswerable e) {
      throw new KipFailure(Exit.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private Catalogue catalogue() {
    return Catalogue.of(installation().catalogue());
  }

  private int many(Path file) throws IOException {
    var question = new Question(catalogue());
    for (var line : TextFile.lines(file)) {
      var answer = new LinkedHashMap<String, Object>();
      try {
        var asked = Api.JSON.readTree(line);
        answer.put("id", asked.path("id").asString(""));
        answer.put("assessment", question.ask(asked.path("programme").asString(""), asked.path("asOf").asString(""),
            asked.path("facts")));
      } catch (JacksonException e) {
        answer.put("error", "no JSON: " + e.getOriginalMessage());
      } catch (Unanswerable e) {
        answer.put("error", String.valueOf(e.getMessage()));
      }
      OUT.println(Api.JSON.writeValueAsString(answer));
    }
    return Exit.DONE.code();
  }

  private static final class Question {

    private final Catalogue catalogue;
    private final Assessor assessor;

    Question(Catalogue catalogue) {
      this.catalogue = catalogue;
      this.assessor = new Assessor(catalogue.rates());
    }

    Assessment ask(String programme, String asOf, JsonNode facts) {
      var day = day(asOf);
      var version = catalogue.find(programme).flatMap(found -> found.on(day))
          .orElseThrow(() -> new Unanswerable("programme: unknown on " + day + ": " + programme));
      if (!facts.isObject()) {
        throw new Unanswerable("facts: a JSON object is wanted, with the answers by name");
      }
      Map<String, Object> answers = Api.JSON.convertValue(facts, new TypeReference<>() {
      });
      try {
        return assessor.assess(version, day, answers, null, Map.of());
      } catch (IllegalStateException | ArithmeticException e) {
        throw new Unanswerable("facts: the rules cannot be applied to them: " + e.getMessage());
      }
    }

    private static LocalDate day(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException _) {
        throw new Unanswerable("asOf: a date is wanted, YYYY-MM-DD, not: " + text);
      }
    }
  }

  private static void print(Assessment assessment) {
    OUT.println(assessment.status() + (assessment.category() == null ? "" : " " + assessment.category()));
    if (assessment.amount() != null) {
      OUT.printf("  amount %,d đ%s%s%n", assessment.amount(),
          assessment.coefficient() == null ? "" : ", coefficient " + assessment.coefficient(),
          assessment.entitledFrom() == null ? "" : ", from " + assessment.entitledFrom());
    }
    assessment.rates()
        .forEach(rate -> OUT.printf("  rate %s %,d đ at %s %s: from %s, in force %s (%s)%n", rate.series(),
            rate.amount(), rate.fact(), rate.day(), rate.from(), rate.inForceFrom(), rate.law()));
    if (!assessment.missing().isEmpty()) {
      OUT.println("  needed: " + String.join(", ", assessment.missing()));
    }
    assessment.nearest().forEach(near -> OUT.printf("  nearest: %s: %s / %s [%s]%n", near.rule(), near.vi(), near.en(),
        near.article()));
    assessment.trace().forEach(tried -> OUT.printf("  %s %-40s %s / %s [%s]%n", tried.held() ? "+" : "-", tried.rule(),
        tried.vi(), tried.why(), tried.article()));
    OUT.println("  by " + assessment.rules());
  }
}
