package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartArchivesTest {

  private static final Instant BUILT = Instant.parse("2026-03-02T01:00:00Z");

  @TempDir
  Path dist;

  @Test
  void the_first_start_after_a_build_notes_what_it_loads() throws IOException {
    file(".built", BUILT);

    assertThat(new StartArchives(dist).options("services"))
        .containsExactly("-XX:DumpLoadedClassList=" + dist.resolve("start/services.classes"));
  }

  @Test
  void the_next_one_begins_from_the_archive_without_a_word() throws IOException {
    file(".built", BUILT);
    file("start/services.jsa", BUILT.plusSeconds(60));

    assertThat(new StartArchives(dist).options("services"))
        .containsExactly("-XX:SharedArchiveFile=" + dist.resolve("start/services.jsa"), "-Xlog:cds=off",
            "-Xlog:aot=off");
  }

  @Test
  void an_archive_of_the_build_before_is_none() throws IOException {
    file("start/services.jsa", BUILT.minusSeconds(60));
    file(".built", BUILT);

    assertThat(new StartArchives(dist).options("services"))
        .containsExactly("-XX:DumpLoadedClassList=" + dist.resolve("start/services.classes"));
  }

  @Test
  void a_service_in_a_process_of_its_own_has_none_and_neither_has_a_build_that_the_launcher_did_not_make()
      throws IOException {
    assertThat(new StartArchives(dist).options("services")).isEmpty();
    file(".built", BUILT);

    assertThat(new StartArchives(dist).options("reporting")).isEmpty();
  }

  private void file(String name, Instant written) throws IOException {
    var file = dist.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.from(written));
  }
}
