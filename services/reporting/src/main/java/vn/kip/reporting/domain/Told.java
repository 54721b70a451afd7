package vn.kip.reporting.domain;

import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;

/** A fact of one kind, with what it tells. */
public record Told<E extends CaseEvent>(Fact fact, E event) {

  public CaseRecord entry() {
    return fact.entry();
  }
}
