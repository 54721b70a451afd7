package vn.kip.reporting.adapter.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.ParkedRecords;
import vn.kip.reporting.application.Standing;

/** How far the log is folded, what was left out, and whether the log is still the one that was folded. */
final class FoldHealth implements HealthIndicator {

  private final FoldStore store;
  private final ParkedRecords parked;
  private final Standing.Source standing;

  FoldHealth(FoldStore store, ParkedRecords parked, Standing.Source standing) {
    this.store = store;
    this.parked = parked;
    this.standing = standing;
  }

  @Override
  public Health health() {
    var health = Health.up()
        .withDetail("folded", store.checkpoints().stream().mapToLong(FoldHealth::records).sum())
        .withDetail("deadLetters", parked.count());
    if (standing.now() instanceof Standing.LogLost(var findings)) {
      health.down().withDetail("log", "not the one that was folded: " + String.join("; ", findings));
    }
    return health.build();
  }

  private static long records(Checkpoint checkpoint) {
    return checkpoint.offset() + 1;
  }
}
