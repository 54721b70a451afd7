package vn.kip.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, a real broker, real HTTP: what an office sees of Kịp, told in chapters on one installation. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class DeskToMoneyIT {

  @TempDir
  static Path files = Path.of("unset");

  private static Kip office = new Kip(Path.of("unset"));
  private static DeclaredHoliday holiday = new DeclaredHoliday(Path.of("unset"), Path.of("unset"));

  @BeforeAll
  static void start() throws IOException {
    holiday = DeclaredHoliday.under(files);
    office = new Kip(files.resolve("data"), holiday.settings());
    var up = office.run("up", "--apart");
    assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
  }

  @AfterAll
  static void stop() {
    office.run("down");
  }

  @Nested
  @Order(1)
  class TheYear extends YearChapter {
    TheYear() {
      super(office, files);
    }
  }

  @Nested
  @Order(2)
  class TheAudit extends AuditChapter {
    TheAudit() {
      super(office, files);
    }
  }

  @Nested
  @Order(3)
  class Lateness extends LatenessChapter {
    Lateness() {
      super(office, files);
    }
  }

  @Nested
  @Order(4)
  class TheDesks extends DeskChapter {
    TheDesks() {
      super(office, files);
    }
  }

  @Nested
  @Order(5)
  class TheDays extends DaysChapter {
    TheDays() {
      super(office, files, holiday);
    }
  }

  @Nested
  @Order(6)
  class TheDuties extends DutiesChapter {
    TheDuties() {
      super(office, files);
    }
  }

  @Nested
  @Order(7)
  class TheLimits extends LimitsChapter {
    TheLimits() {
      super(office, files);
    }
  }

  @Nested
  @Order(8)
  class EveryEndpoint extends EndpointsChapter {
    EveryEndpoint() {
      super(office, files);
    }
  }
}
