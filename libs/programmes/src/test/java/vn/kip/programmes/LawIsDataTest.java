package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No code knows a programme by name, nor a coefficient, an amount, an age or a date of the law. */
class LawIsDataTest {

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<!:)//[^\\n]*");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[0-9][0-9_]*(\\.[0-9]+)?");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  /** Counting, the leap day, how many combinations are tried at once, near misses named, birthdays looked for,
   * and the make-up of dates and numbers in a cell.  */
  private static final Set<String> MECHANICS = Set.of("0", "1", "2", "29", "600", "3", "4", "120", "9", "12", "01");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String code(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void no_java_source_speaks_of_a_programme_a_category_or_a_rate() throws IOException {
    var words = Stream.of(
        Catalogue.bundled().programmes().stream().map(Programme::code),
        Catalogue.bundled().rates().series().keySet().stream(),
        Catalogue.bundled().programmes().stream().flatMap(programme -> programme.versions().stream())
            .flatMap(version -> version.rules().stream()).flatMap(book -> book.table().rows().stream())
            .map(DecisionTable.Row::category).filter(Objects::nonNull).map(String::valueOf),
        Catalogue.bundled().programmes().stream().flatMap(programme -> programme.versions().stream())
            .map(ProgrammeVersion::onceGroup).filter(Objects::nonNull).map(String::valueOf))
        .flatMap(stream -> stream).collect(Collectors.toSet());

    assertThat(words).contains("SOC_MONTHLY", "K5a", "socialStandard", "covid-4-5-6");
    assertThat(sources()).isNotEmpty().allSatisfy(file -> assertThat(words)
        .noneMatch(word -> Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(code(file)).find()));
  }

  @Test
  void no_java_source_holds_a_number_of_the_law() throws IOException {
    assertThat(sources()).allSatisfy(file -> assertThat(
        NUMBER.matcher(TEXT.matcher(code(file)).replaceAll("")).results().map(MatchResult::group)
            .collect(Collectors.toSet()))
        .isSubsetOf(MECHANICS));
  }
}
