package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kip up --fresh}. */
class DataFolderTest {

  @TempDir
  Path parent;

  @Test
  void a_folder_that_an_office_has_used_is_emptied() throws IOException {
    var data = parent.resolve("data");
    for (var file : List.of("broker/meta.properties", "broker-lock/.lock", "store/CURRENT", "sandbox/bank.jsonl",
        "run/platform.pid", "logs/platform.log", "rejected/dong-ha-2022/actions.csv", "hs_err_pid4711.log")) {
      write(data.resolve(file));
    }

    DataFolder.empty(data);

    assertThat(data).doesNotExist();
    assertThat(parent).exists();
  }

  @Test
  void a_folder_with_something_else_in_it_is_left_as_it_is() throws IOException {
    write(parent.resolve("store/CURRENT"));
    write(parent.resolve("thesis.odt"));

    assertThatThrownBy(() -> DataFolder.empty(parent)).isInstanceOf(KipFailure.class)
        .hasMessageEndingWith("is not emptied: [thesis.odt]");

    assertThat(parent.resolve("store/CURRENT")).exists();
  }

  @Test
  void a_folder_that_is_not_there_is_empty() throws IOException {
    DataFolder.empty(parent.resolve("data"));

    assertThat(parent).isEmptyDirectory();
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }
}
