package vn.kip.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;

/** What an office leaves in its data folder. */
final class DataFolder {

  private static final Set<String> OURS = Set.of("broker", "broker-lock", "store", "sandbox", "run", "logs",
      "rejected");
  /** Processes work in the folder, so a JVM that breaks down writes its last words there. */
  private static final Pattern LAST_WORDS = Pattern
      .compile("(hs_err|replay|java)_pid\\d+\\.(log|hprof)|core(\\.\\d+)?");

  private DataFolder() {}

  /** @throws KipFailure for a folder with something else in it: never someone's home by a slip of the keyboard */
  static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      var foreign = entries.map(entry -> entry.getFileName().toString()).filter(name -> !isOurs(name)).sorted()
          .toList();
      if (!foreign.isEmpty()) {
        throw new KipFailure(Exit.USAGE, folder + " holds things that are not Kịp's and is not emptied: " + foreign);
      }
    }
    try (var tree = Files.walk(folder)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean isOurs(String name) {
    return OURS.contains(name) || LAST_WORDS.matcher(name).matches();
  }
}
