package vn.kip.portal.adapter.web;

import java.text.Collator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kip.portal.adapter.services.IntakeClient;
import vn.kip.portal.adapter.services.ServiceAway;
import vn.kip.portal.adapter.services.TwoNames;
import vn.kip.service.Office;

/** Names in place of codes; templates say {@code ${@names.programme(…)}}. The code itself, where no name is known. */
@Component("names")
public class Names {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private final IntakeClient intake;
  private final Office office;
  private final InstantSource clock;
  private volatile Known known = new Known(Instant.MIN, Map.of());

  private record Known(Instant until, Map<String, TwoNames> programmes) {}

  Names(IntakeClient intake, Office office, InstantSource clock) {
    this.intake = intake;
    this.office = office;
    this.clock = clock;
  }

  public String programme(String code) {
    var names = programmes().get(code);
    return names == null ? code : names.in(LocaleContextHolder.getLocale());
  }

  /** Codes of all programmes, in the order of their names in the officer's language. */
  public List<String> programmesByName() {
    var order = Collator.getInstance(LocaleContextHolder.getLocale());
    return programmes().keySet().stream().sorted(Comparator.comparing(this::programme, order)).toList();
  }

  public String ward(String code) {
    return office.wards().stream().filter(ward -> ward.code().equals(code)).map(Office.Ward::name).findFirst()
        .orElse(code);
  }

  /** The catalogue is the same for everyone, and changes seldom. */
  private Map<String, TwoNames> programmes() {
    var last = known;
    var now = clock.instant();
    if (now.isBefore(last.until())) {
      return last.programmes();
    }
    try {
      var fresh = intake.programmes().stream()
          .collect(Collectors.toUnmodifiableMap(IntakeClient.Programme::code, IntakeClient.Programme::names));
      known = new Known(now.plus(KEPT), fresh);
      return fresh;
    } catch (ServiceAway _) {
      // A page with codes is better than none.
      return last.programmes();
    }
  }
}
