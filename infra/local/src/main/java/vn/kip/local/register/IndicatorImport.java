package vn.kip.local.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.kip.local.register.RegisterFile.Row;

/** Sends the plan and what was counted, if the office brings them: {@code targets.csv} and {@code indicators.csv}. */
public final class IndicatorImport {

  static final String TARGETS = "targets.csv";
  static final String OBSERVATIONS = "indicators.csv";
  static final List<String> TARGET_COLUMNS = List.of("year", "indicator", "value", "unit", "decision");
  static final List<String> OBSERVATION_COLUMNS = List.of("date", "indicator", "value", "unit", "source");

  private final PatientPost patiently;
  private final List<Rejection> rejections = new ArrayList<>();

  /** @param post to the API of reporting */
  public IndicatorImport(PatientPost.Post post) {
    this.patiently = new PatientPost(post);
  }

  /** The end of an import. */
  public record Result(RegisterImport.Result.Count targets, RegisterImport.Result.Count observations,
      List<Rejection> rejections) {}

  /** @param asOf takes only what was counted up to this date; null takes everything */
  public Result run(Path folder, @Nullable LocalDate asOf) throws IOException {
    var targets = read(folder.resolve(TARGETS), TARGET_COLUMNS);
    var observations = read(folder.resolve(OBSERVATIONS), OBSERVATION_COLUMNS).stream()
        .filter(row -> asOf == null || !isAfter(row.cell("date"), asOf)).toList();
    var answers = targets.isEmpty() && observations.isEmpty()
        ? null
        : patiently.send(Map.of("targets", targets.stream().map(Row::cells).toList(), "observations",
            observations.stream().map(Row::cells).toList()));
    var targetCount = count(TARGETS, targets, answers == null ? null : answers.path("targets"));
    var observationCount = count(OBSERVATIONS, observations, answers == null ? null : answers.path("observations"));
    return new Result(targetCount, observationCount, List.copyOf(rejections));
  }

  private List<Row> read(Path path, List<String> columns) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    var file = RegisterFile.read(path, columns);
    rejections.addAll(file.broken());
    return file.rows();
  }

  /** What cannot be read goes to the service, which says what is wrong with it. */
  private static boolean isAfter(String date, LocalDate asOf) {
    try {
      return LocalDate.parse(date).isAfter(asOf);
    } catch (DateTimeException _) {
      return false;
    }
  }

  private RegisterImport.Result.Count count(String file, List<Row> rows, @Nullable JsonNode answers) {
    int recorded = 0;
    int unchanged = 0;
    for (int i = 0; answers != null && i < rows.size(); i++) {
      switch (answers.get(i).path("outcome").asString("")) {
        case "RECORDED" -> recorded++;
        case "UNCHANGED" -> unchanged++;
        case "REFUSED" -> rejections.add(rows.get(i).refused(answers.get(i).path("error")));
        default -> throw new IllegalStateException("not an answer of the indicator API: " + answers.get(i));
      }
    }
    int rejected = (int) rejections.stream().filter(rejection -> rejection.file().equals(file)).count();
    return new RegisterImport.Result.Count(recorded + unchanged + rejected, recorded, unchanged, rejected);
  }
}
