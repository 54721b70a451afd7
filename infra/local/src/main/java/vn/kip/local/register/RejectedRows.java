package vn.kip.local.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes rejected rows as a register of their own: mended, the folder can be imported again. */
public final class RejectedRows {

  private RejectedRows() {}

  /** Writes {@code dossiers.csv} and {@code actions.csv}, and {@code reasons.csv} beside them for whoever mends them. */
  public static void write(Path folder, List<Rejection> rejections) throws IOException {
    Files.createDirectories(folder);
    write(folder, "dossiers.csv", Register.DOSSIER_COLUMNS, rejections);
    write(folder, "actions.csv", Register.ACTION_COLUMNS, rejections);
    writeIfAny(folder, IndicatorImport.TARGETS, IndicatorImport.TARGET_COLUMNS, rejections);
    writeIfAny(folder, IndicatorImport.OBSERVATIONS, IndicatorImport.OBSERVATION_COLUMNS, rejections);
    var reasons = new ArrayList<String>();
    reasons.add("file,line,column,error_key,vi,en");
    inOrder(rejections).forEach(rejection -> reasons.add(String.join(
        ",",
        rejection.file(),
        Integer.toString(rejection.line()),
        rejection.column(),
        rejection.errorKey(),
        quoted(rejection.vi()),
        quoted(rejection.en()))));
    Files.write(folder.resolve("reasons.csv"), reasons);
  }

  /** These files need not be there. */
  private static void writeIfAny(Path folder, String file, List<String> columns, List<Rejection> rejections)
      throws IOException {
    if (rejections.stream().anyMatch(rejection -> rejection.file().equals(file))) {
      write(folder, file, columns, rejections);
    } else {
      Files.deleteIfExists(folder.resolve(file));
    }
  }

  private static void write(Path folder, String file, List<String> columns, List<Rejection> rejections)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add(String.join(",", columns));
    inOrder(rejections).stream().filter(rejection -> rejection.file().equals(file)).map(Rejection::raw)
        .forEach(lines::add);
    Files.write(folder.resolve(file), lines);
  }

  private static List<Rejection> inOrder(List<Rejection> rejections) {
    return rejections.stream().sorted(Comparator.comparing(Rejection::file).thenComparingInt(Rejection::line)).toList();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
