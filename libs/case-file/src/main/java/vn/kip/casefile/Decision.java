package vn.kip.casefile;

import java.util.List;

/** What a pure {@code decide} answers: either events, or why not. */
public sealed interface Decision {

  /** Nothing changes when {@code events} is empty: what was asked is already so. */
  record Events(List<NewEvent> events) implements Decision {
    public Events {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal refusal) implements Decision {}

  static Decision of(NewEvent... events) {
    return new Events(List.of(events));
  }

  static Decision refuse(Refusal refusal) {
    return new Refused(refusal);
  }
}
