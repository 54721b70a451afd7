package vn.kip.programmes;

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
    assertThat(OnceClaim.winner(List.of(later, first))).contains(first);
    assertThat(OnceClaim.winner(List.of(first, later))).contains(first);
  }

  @Test
  void a_tie_goes_by_code() {
    assertThat(OnceClaim.winner(List.of(first, sameMoment, later))).contains(sameMoment);
  }

  @Test
  void nobody_wins_where_nobody_claims() {
    assertThat(OnceClaim.winner(List.of())).isEmpty();
  }
}
