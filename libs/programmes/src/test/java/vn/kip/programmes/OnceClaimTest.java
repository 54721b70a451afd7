package vn.kip.programmes;

import static java.util.Collections.min;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceClaimTest {

  private static final Instant MORNING = Instant.parse("2022-01-10T01:00:00Z");

  private final OnceClaim first = new OnceClaim("B", MORNING);
  private final OnceClaim sameMoment = new OnceClaim("A", MORNING);
  private final OnceClaim later = new OnceClaim("AA", MORNING.plusSeconds(1));

  @Test
  void the_earliest_accepted_dossier_wins_in_whatever_order_claims_come() {
    assertThat(min(List.of(later, first))).isEqualTo(first);
    assertThat(min(List.of(first, later))).isEqualTo(first);
  }

  @Test
  void a_tie_goes_by_code() {
    assertThat(min(List.of(first, sameMoment, later))).isEqualTo(sameMoment);
  }
}
