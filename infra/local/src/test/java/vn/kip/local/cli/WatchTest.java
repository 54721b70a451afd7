package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of this machine, killed as a full memory would end them; time passes when the test says so. */
class WatchTest {

  private final ProcessFiles files;
  private final Restarts restarts;
  private final List<String> told = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final AtomicBoolean storeIsThere = new AtomicBoolean(true);
  private Instant now = Instant.parse("2022-11-14T01:00:00Z");
  private final Watch watch;

  WatchTest(@TempDir Path folder) {
    files = new ProcessFiles(folder);
    restarts = Restarts.in(folder);
    watch = new Watch(files, restarts, () -> now, _ -> storeIsThere.get(), this::start, told::add);
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void a_process_that_was_killed_is_started_again_and_it_is_told() {
    start("services");
    watch.look();
    assertThat(told).isEmpty();

    kill("services");
    watch.look();
    passes(Duration.ofSeconds(1));
    watch.look();

    assertThat(files.find("services")).isPresent();
    assertThat(told).singleElement().asString().contains("services had ended by itself");
    assertThat(restarts.of("services")).contains(new Restarts.Of(1, now, false));
    assertThat(restarts.of("platform")).isEmpty();
  }

  @Test
  void one_that_ends_again_and_again_is_given_up_until_somebody_starts_it() {
    start("services");
    var pauses = new ArrayList<Long>();
    for (int times = 0; times < Watch.MOST; times++) {
      kill("services");
      var ended = now;
      while (files.find("services").isEmpty()) {
        watch.look();
        passes(Duration.ofSeconds(1));
      }
      pauses.add(Duration.between(ended, now).toSeconds());
    }
    assertThat(pauses).isSorted().last().satisfies(longest -> assertThat(longest).isBetween(16L, 18L));

    kill("services");
    for (int seconds = 0; seconds < 60; seconds++) {
      watch.look();
      passes(Duration.ofSeconds(1));
    }
    assertThat(files.find("services")).isEmpty();
    assertThat(told).last().asString().contains("is not started again");
    assertThat(restarts.of("services")).hasValueSatisfying(of -> {
      assertThat(of.often()).isEqualTo(Watch.MOST);
      assertThat(of.givenUp()).isTrue();
    });

    start("services");
    watch.look();
    passes(Watch.WITHIN);
    kill("services");
    watch.look();
    passes(Duration.ofSeconds(2));
    watch.look();
    assertThat(files.find("services")).as("looked after again").isPresent();
  }

  @Test
  void what_was_stopped_in_order_stays_so_and_nothing_is_left_to_watch() throws IOException {
    start("services");
    assertThat(watch.look()).isTrue();
    kill("services");
    watch.look();
    files.forget("services");
    passes(Duration.ofMinutes(1));

    assertThat(watch.look()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void a_service_waits_for_the_store_it_stands_on() {
    start("services");
    kill("services");
    storeIsThere.set(false);
    watch.look();
    passes(Duration.ofMinutes(1));
    watch.look();
    assertThat(files.find("services")).isEmpty();

    storeIsThere.set(true);
    watch.look();
    assertThat(files.find("services")).isPresent();
  }

  private void start(String name) {
    try {
      var process = new ProcessBuilder("sleep", "1000").start();
      processes.add(process);
      files.remember(name, process.toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill(String name) {
    var running = files.find(name).orElseThrow();
    running.destroyForcibly();
    running.onExit().join();
  }

  private void passes(Duration time) {
    now = now.plus(time);
  }
}
