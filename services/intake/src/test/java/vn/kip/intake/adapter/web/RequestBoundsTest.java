package vn.kip.intake.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.test.RequestBodies;
import vn.kip.service.register.RegisterController;

class RequestBoundsTest {

  @Test
  void nothing_in_a_body_is_without_a_bound() {
    assertThat(RequestBodies.unbounded(Path.of("target/classes"), RegisterController.class)).isEmpty();
  }
}
