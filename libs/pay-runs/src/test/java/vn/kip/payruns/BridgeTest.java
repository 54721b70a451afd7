package vn.kip.payruns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.payruns.Grants.PLANNER;
import static vn.kip.payruns.Grants.allowance;
import static vn.kip.payruns.Grants.month;
import static vn.kip.payruns.Grants.on;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.kip.payruns.Bridge.Change;
import vn.kip.payruns.Bridge.Entry;
import vn.kip.payruns.Bridge.Listed;
import vn.kip.payruns.Bridge.Sum;
import vn.kip.payruns.RunPlanner.Request;

@DisplayName("The bridge from last month's list to this month's")
class BridgeTest {

  private static final YearMonth MAY = month("2022-05");
  private static final YearMonth JUNE = month("2022-06");

  @Test
  void says_why_each_grant_is_here_or_not_and_balances_in_people_and_dong() {
    var bridge = Bridge.between(
        Stream.of(paid("same", "1.0"), paid("dies", "1.0"), paid("moves", "1.5"), paid("stays away", "1.0"),
            paid("turns 75", "1.0"), paid("is reported dead", "2.0")).map(grant -> entry(grant, MAY)).toList(),
        Stream.of(Stream.of(paid("same", "1.0")),
            Stream.of(after("dies", "1.0", new GrantEvent.Died(on("2022-05-10"), LocalDate.parse("2022-05-09")))),
            Stream.of(after("moves", "1.5", new GrantEvent.MovedOut(on("2022-05-10"), MAY))),
            Stream.of(after("stays away", "1.0", new GrantEvent.Suspended(on("2022-05-10"), JUNE))),
            Stream.of(after("turns 75", "1.0",
                new GrantEvent.Adjusted(on("2022-05-10"), JUNE, List.of(Part.of("K", "1.5"))))),
            Stream.of(after("is reported dead", "2.0", new GrantEvent.DeathReported(on("2022-05-10"), "WARD"))),
            Stream.of(Standing.of(allowance("is new", "2022-05", "2022-05-12"))))
            .flatMap(grants -> grants).map(grant -> entry(grant, JUNE)).toList());
    assertThat(bridge.last()).isEqualTo(new Sum(6, 2_700_000));
    assertThat(bridge.changes()).containsOnly(
        Map.entry(Change.SAME, new Sum(1, 0)),
        Map.entry(Change.STOPPED, new Sum(1, -360_000)),
        Map.entry(Change.MOVED_OUT, new Sum(1, -540_000)),
        Map.entry(Change.SUSPENDED, new Sum(1, -360_000)),
        Map.entry(Change.CHANGED, new Sum(1, 180_000)),
        Map.entry(Change.HELD, new Sum(1, -720_000)),
        Map.entry(Change.NEW, new Sum(1, 360_000)));
    assertThat(bridge.regular()).isEqualTo(new Sum(3, 1_260_000));
    assertThat(bridge.backPay()).isEqualTo(new Sum(1, 360_000));
    assertThat(bridge.total()).isEqualTo(1_620_000);
  }

  @Test
  void shows_what_comes_back_and_what_was_paid_ahead() {
    var held = new Entry("held", Listed.HELD, 0, null, false);
    var suspended = new Entry("suspended", Listed.SUSPENDED, 0, null, false);
    var bridge = Bridge.between(List.of(held, suspended, entry(paid("ahead", "1.0"), MAY)),
        List.of(entry(paid("held", "1.0"), JUNE), entry(paid("suspended", "1.0"), JUNE),
            entry(
                after("ahead", "1.0", new GrantEvent.Ordered(on("2022-05-01"), List.of(Grants.of("2022-06", 360_000)))),
                JUNE)));
    assertThat(bridge.changes()).containsOnly(Map.entry(Change.RELEASED_FROM_HOLD, new Sum(1, 360_000)),
        Map.entry(Change.RESUMED, new Sum(1, 360_000)), Map.entry(Change.SAME, new Sum(1, 0)));
    assertThat(bridge.paidAhead()).isEqualTo(new Sum(1, 360_000));
    assertThat(bridge.total()).isEqualTo(720_000);
  }

  @Test
  void does_not_close_over_a_grant_that_is_gone_without_a_word() {
    assertThatThrownBy(() -> Bridge.between(List.of(entry(paid("gone", "1.0"), MAY)), List.of()))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("gone");
  }

  private static Standing paid(String grant, String coefficient) {
    return after(grant, coefficient);
  }

  private static Standing after(String grant, String coefficient, GrantEvent... events) {
    var standing = Standing.of(allowance(grant, "2022-01", "2022-01-10", "2022-04", coefficient));
    long amount = Part.of("K", coefficient).due(360_000);
    standing.take(new GrantEvent.Ordered(on("2022-04-20"), List.of(Grants.of("2022-05", amount))));
    List.of(events).forEach(standing::take);
    return standing;
  }

  private static Entry entry(Standing grant, YearMonth month) {
    var request = new Request(month, LocalDate.parse("2022-05-20"), Set.of(), false);
    return PLANNER.share(request, grant, List.of()).entry(grant, month);
  }
}
