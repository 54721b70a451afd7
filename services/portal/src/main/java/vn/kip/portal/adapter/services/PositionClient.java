package vn.kip.portal.adapter.services;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.kip.portal.adapter.services.SupervisionClient.Seal;

/** How far reporting has come, asked by the portal itself for all pages that are open. */
public final class PositionClient {

  private final ServiceCalls calls;

  PositionClient(ServiceCalls calls) {
    this.calls = calls;
  }

  public Position position() {
    return calls.get(Position.class, "/reports/position");
  }

  /** @param today by which due dates are judged: figures change with it, though nothing comes */
  public record Position(LocalDate today, List<Seal> seal) {

    /** In one word that two of them can be held against each other by. */
    public String mark() {
      return today + seal.stream().sorted(Comparator.comparingInt(Seal::partition))
          .map(part -> "_" + part.partition() + "." + part.offset()).collect(Collectors.joining());
    }
  }
}
