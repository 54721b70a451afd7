package vn.kip.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeOnPortsTest {

  /** No office of the machine's uses them. */
  private static final int PORTS = 1_234;

  @Test
  void an_office_is_found_by_its_ports_wherever_its_data_lie() throws IOException {
    var data = Path.of("/srv/welfare office/data").toAbsolutePath();
    var office = new Installation(Path.of("dist"), Path.of("demo"), data, PORTS);

    assertThat(OfficeOnPorts.data(PORTS)).isEmpty();
    var process = waiting(OfficeOnPorts.marks(office, "platform"));
    try {
      assertThat(OfficeOnPorts.data(PORTS)).contains(data);
      assertThat(OfficeOnPorts.data(PORTS + 100)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void the_beginning_of_a_command_line_is_enough() {
    var line = "/usr/bin/java -Dkip.ports=19000 -Dkip.data=/home/lan/data -Dkip.process=services -Xmx512m -cp /opt/ki";

    assertThat(OfficeOnPorts.data(line, 19_000)).contains(Path.of("/home/lan/data"));
    assertThat(OfficeOnPorts.data(line, 29_000)).isEmpty();
    assertThat(OfficeOnPorts.data("/usr/bin/java -jar other.jar", 19_000)).isEmpty();
  }

  private static Process waiting(List<String> marks) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(marks);
    command.addAll(List.of("-Xmx16m", "-cp", System.getProperty("java.class.path"), Waiting.class.getName()));
    var process = new ProcessBuilder(command).start();
    // Its first byte says that it has begun.
    assertThat(process.getInputStream().read()).isPositive();
    return process;
  }

  static final class Waiting {

    private Waiting() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("begun");
      System.in.read();
    }
  }
}
