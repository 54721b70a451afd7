package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HeapGaugeTest {

  private static final long MB = 1024 * 1024;

  @Test
  void a_jvm_tells_how_full_its_heap_is_and_where_it_ends() {
    var told = HeapGauge.of(ProcessHandle.current()).orElseThrow();

    var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    // One of the two halves of the young generation that take turns is no place for objects, but part of the heap.
    assertThat(told.limitMb()).isBetween(memory.getMax() / MB, memory.getMax() * 11 / 10 / MB);
    assertThat(told.usedMb()).isBetween(1L, told.limitMb());
  }

  @Test
  void another_program_tells_nothing() throws IOException {
    var program = new ProcessBuilder("cat").start();
    try {
      assertThat(HeapGauge.of(program.toHandle())).isEmpty();
    } finally {
      program.destroyForcibly();
    }
  }
}
