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
    write(folder, "dossiers.csv", String.join(",", Register.DOSSIER_COLUMNS), rejections);
    write(folder, "actions.csv", String.join(",", Register.ACTION_COLUMNS), rejections);
    writeIfAny(folder, IndicatorImport.TARGETS, rejections);
    writeIfAny(folder, IndicatorImport.OBSERVATIONS, rejections);
    writeIfAny(folder, RecipientsImport.RECIPIENTS, rejections);
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
  private static void writeIfAny(Path folder, String file, List<Rejection> rejections) throws IOException {
    if (rejections.stream().anyMatch(rejection -> rejection.file().equals(file))) {
      write(folder, file, "", rejections);
    } else {
      Files.deleteIfExists(folder.resolve(file));
    }
  }

  /** @param header of an empty file; rows stand under the header they came with */
  private static void write(Path folder, String file, String header, List<Rejection> rejections) throws IOException {
    var ofFile = inOrder(rejections).stream().filter(rejection -> rejection.file().equals(file)).toList();
    var lines = new ArrayList<String>();
    lines.add(ofFile.isEmpty() ? header : ofFile.getFirst().header());
    ofFile.stream().map(Rejection::raw).forEach(lines::add);
    Files.write(folder.resolve(file), lines);
  }

  private static List<Rejection> inOrder(List<Rejection> rejections) {
    return rejections.stream().sorted(Comparator.comparing(Rejection::file).thenComparingInt(Rejection::line)).toList();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
