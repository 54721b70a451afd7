package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.audit.RuleBook;
import vn.kip.local.cli.LawTwice.Difference;
import vn.kip.programmes.Catalogue;

class LawTwiceTest {

  private static final Path AUDITOR = Path.of(System.getProperty("kip.root", "../.."))
      .resolve("libs/audit/src/main/resources/vn/kip/audit/programmes.csv");

  @Test
  void both_programs_say_the_same_of_every_version_that_ships_with_them() {
    assertThat(LawTwice.differences(Catalogue.bundled(), RuleBook.bundled())).isEmpty();
  }

  @Test
  void each_difference_is_named_by_programme_version_and_field(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("programmes.csv"), Files.readString(AUDITOR)
        .replace("SOC_MONTHLY@2025-07-01,SOCIAL_PROTECTION,yes,10 WD,,yes",
            "SOC_MONTHLY@2025-07-01,SOCIAL_PROTECTION,yes,12 WD,2,yes")
        .replaceFirst("(?m)^SOC_PENSION@2026-10-05.*\\n", "") + "HEATING@2020-01-01,SOCIAL_PROTECTION,yes,3 WD,,yes\n");

    assertThat(LawTwice.differences(Catalogue.bundled(), RuleBook.of(folder.toString()))).containsExactly(
        new Difference("SOC_MONTHLY", "SOC_MONTHLY@2025-07-01", "limit", "10 WD", "12 WD"),
        new Difference("SOC_MONTHLY", "SOC_MONTHLY@2025-07-01", "postingWorkingDays", null, "2"),
        new Difference("SOC_PENSION", "SOC_PENSION@2026-10-05", "version", "SOC_PENSION@2026-10-05", null),
        new Difference("HEATING", "HEATING@2020-01-01", "version", null, "HEATING@2020-01-01"));
  }
}
