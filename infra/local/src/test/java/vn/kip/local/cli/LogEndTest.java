package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogEndTest {

  @Test
  void a_process_that_ended_tells_its_causes_and_not_the_calls_that_led_to_them() {
    var log = new ArrayList<String>();
    log.add("2026-11-29T08:00:00Z ERROR the service does not start");
    log.add("Caused by: java.lang.IllegalArgumentException: causes.yaml, line 51: Missing creator property 'assumed'");
    for (int i = 0; i < 40; i++) {
      log.add("\tat vn.kip.reporting.adapter.causes.CausesFile.read(CausesFile.java:" + i + ")");
    }
    log.add("\t... 104 more");
    log.add("");
    assertThat(LogEnd.of(log)).containsExactly(log.get(0), log.get(1));
  }

  @Test
  void only_the_last_lines_are_told_and_long_ones_are_cut() {
    var log = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      log.add("line " + i);
    }
    log.add("x".repeat(1_000));
    assertThat(LogEnd.of(log)).hasSize(15).startsWith("line 16").endsWith("x".repeat(400) + " …");
    assertThat(LogEnd.of(List.of())).isEmpty();
  }
}
