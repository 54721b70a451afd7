package vn.kip.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A fact about work that is no dossier: what the plan asks for, and what was counted. It stands in its own topic, since no
 * dossier owns it.
 */
public sealed interface IndicatorEvent {

  /** What is stated again when it is corrected; the key in the topic, on which {@code seq} counts. */
  String subject();

  BigDecimal value();

  String unit();

  /**
   * What was counted on a day, or for the time that ends on it.
   *
   * @param indicator such as {@code JOBS_CREATED}
   * @param source who says so
   */
  record IndicatorObserved(LocalDate date, String indicator, BigDecimal value, String unit, String source)
      implements
        IndicatorEvent {
    @Override
    public String subject() {
      return "observed|" + date + "|" + indicator;
    }
  }

  /** @param decision by which the plan was set */
  record TargetSet(int year, String indicator, BigDecimal value, String unit, String decision)
      implements
        IndicatorEvent {
    @Override
    public String subject() {
      return "target|" + year + "|" + indicator;
    }
  }

  /** The published types. */
  enum Type {
    OBSERVED("vn.kip.indicator.observed.v1", IndicatorObserved.class),
    TARGET_SET("vn.kip.indicator.target-set.v1",
        TargetSet.class);

    private final String type;
    private final Class<? extends IndicatorEvent> event;

    Type(String type, Class<? extends IndicatorEvent> event) {
      this.type = type;
      this.event = event;
    }

    public String type() {
      return type;
    }

    public Class<? extends IndicatorEvent> event() {
      return event;
    }

    static Type of(IndicatorEvent event) {
      return switch (event) {
        case IndicatorObserved _ -> OBSERVED;
        case TargetSet _ -> TARGET_SET;
      };
    }

    static Type ofName(String name) {
      return Arrays.stream(values()).filter(known -> known.type.equals(name)).findFirst()
          .orElseThrow(() -> CaseEventCodec.unknownType(name));
    }
  }
}
