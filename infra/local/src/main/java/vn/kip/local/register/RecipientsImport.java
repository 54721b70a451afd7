package vn.kip.local.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.kip.local.register.RegisterFile.Row;

/** Sends the recipients whose grants were decided before Kịp, if the office brings them: {@code recipients.csv}. */
public final class RecipientsImport {

  static final String RECIPIENTS = "recipients.csv";
  static final List<String> COLUMNS = List.of("programme", "name", "id_number", "birth_date", "ward", "category",
      "coefficient", "amount", "entitled_from", "decided_on", "decision_no", "paid_through", "method", "bank",
      "account", "holder");
  private static final int BATCH = 500;

  private final PatientPost patiently;

  /** @param post to the API of payment */
  public RecipientsImport(PatientPost.Post post) {
    this.patiently = new PatientPost(post);
  }

  /** The end of an import. */
  public record Result(RegisterImport.Result.Count recipients, List<Rejection> rejections) {}

  /** Whether a folder has such a list. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(RECIPIENTS));
  }

  /** Nothing is read where there is no such list; rows taken before change nothing. */
  public Result run(Path folder) throws IOException {
    if (!isIn(folder)) {
      return new Result(RegisterImport.Result.Count.NOTHING, List.of());
    }
    var file = RegisterFile.read(folder.resolve(RECIPIENTS), COLUMNS);
    var rejections = new ArrayList<>(file.broken());
    int recorded = 0;
    int unchanged = 0;
    for (int from = 0; from < file.rows().size(); from += BATCH) {
      var batch = file.rows().subList(from, Math.min(file.rows().size(), from + BATCH));
      var answers = patiently.send(batch.stream().map(Row::cells).toList());
      for (int i = 0; i < batch.size(); i++) {
        switch (answers.path(i).path("outcome").asString("")) {
          case "RECORDED" -> recorded++;
          case "UNCHANGED" -> unchanged++;
          case "REFUSED" -> rejections.add(batch.get(i).refused(answers.path(i).path("error")));
          default -> throw new IllegalStateException("not an answer of the API of payment: " + answers.path(i));
        }
      }
    }
    return new Result(new RegisterImport.Result.Count(recorded + unchanged + rejections.size(), recorded, unchanged,
        rejections.size()), List.copyOf(rejections));
  }
}
