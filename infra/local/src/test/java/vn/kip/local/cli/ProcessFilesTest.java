package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFilesTest {

  @TempDir
  Path folder;

  @Test
  void a_process_that_runs_is_found_until_it_is_forgotten() throws IOException {
    var files = new ProcessFiles(folder);
    files.remember("platform", ProcessHandle.current());

    assertThat(files.find("platform")).contains(ProcessHandle.current());
    assertThat(files.find("sandbox")).isEmpty();

    files.forget("platform");
    assertThat(files.find("platform")).isEmpty();
  }

  @Test
  void another_process_that_got_the_number_is_not_taken_for_it() throws IOException {
    var files = new ProcessFiles(folder);
    Files.writeString(folder.resolve("platform.pid"), ProcessHandle.current().pid() + " 2022-01-04T01:00:00Z");

    assertThat(files.find("platform")).isEmpty();
  }

  @Test
  void a_process_whose_end_nobody_has_asked_for_does_not_run() throws IOException {
    var files = new ProcessFiles(folder);
    // The shell turns into a program that never asks for the end of the child it has got.
    var parent = new ProcessBuilder("sh", "-c", "mkfifo go; (read word <go) & echo $!; exec cat 2>/dev/null")
        .directory(folder.toFile()).start();
    try (var said = parent.inputReader(); var errors = parent.errorReader(); var input = parent.outputWriter()) {
      var child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      input.write("has turned\n");
      input.flush();
      assertThat(said.readLine()).isEqualTo("has turned");
      files.remember("platform", child);
      assertThat(files.find("platform")).contains(child);

      Files.writeString(folder.resolve("go"), "end\n");
      assertThat(errors.readLine()).as("closed by the child's end").isNull();

      assertThat(child.isAlive()).as("still in the system's list").isTrue();
      assertThat(files.find("platform")).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }
}
