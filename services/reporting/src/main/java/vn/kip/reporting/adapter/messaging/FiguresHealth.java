package vn.kip.reporting.adapter.messaging;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import vn.kip.reporting.application.Standing;

/** Out of service until the figures in use are those of the running rules; says how far they are. */
final class FiguresHealth implements HealthIndicator {

  private final Standing.Source standing;

  FiguresHealth(Standing.Source standing) {
    this.standing = standing;
  }

  @Override
  public Health health() {
    var now = standing.now();
    var health = now.isInUse() ? Health.up() : Health.outOfService();
    return health.withDetail("figures", words(now)).build();
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case Standing.Folding _ -> "in use";
      case Standing.LogLost _ -> "in use, and stand still";
      case Standing.Beginning(var waitingFor) -> "waiting for " + waitingFor;
      case Standing.First(var folded, var of) -> "built for the first time: " + folded + " of " + of + " records";
      case Standing.BeingBuilt(var changed, var folded, var of) ->
        "rules changed (" + names(changed) + "): " + folded + " of " + of + " records built anew";
      case Standing.OtherRules(var changed) -> "of other rules (" + names(changed)
          + ") by another instance; nothing is folded here";
    };
  }

  private static String names(List<String> changed) {
    return String.join(", ", changed);
  }
}
