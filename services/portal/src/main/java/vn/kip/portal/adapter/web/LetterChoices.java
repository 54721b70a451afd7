package vn.kip.portal.adapter.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kip.portal.adapter.services.DeadLetterClient.Fault;
import vn.kip.portal.adapter.services.DeadLetterClient.Letter;
import vn.kip.portal.adapter.services.DeadLetterClient.Verdict;

/**
 * What an officer may do with one letter, or with all of a fault.
 *
 * @param letter null for all with the fault
 * @param proposable what can be proposed
 * @param confirmable what others have proposed, with the number of letters
 * @param key of the command that a form sends
 */
record LetterChoices(String service, @Nullable String letter, Fault fault, Set<Verdict> proposable,
    Map<Verdict, Integer> confirmable, UUID key) {

  static LetterChoices of(String service, Letter letter, String officer) {
    var proposable = proposable(letter.fault());
    if (letter.verdict() != null) {
      proposable.remove(letter.verdict());
    }
    return new LetterChoices(service, letter.id(), letter.fault(), proposable, confirmable(List.of(letter), officer),
        UUID.randomUUID());
  }

  /** @param letters with the fault */
  static LetterChoices ofAll(String service, Fault fault, List<Letter> letters, String officer) {
    return new LetterChoices(service, null, fault, proposable(fault), confirmable(letters, officer), UUID.randomUUID());
  }

  private static EnumSet<Verdict> proposable(Fault fault) {
    return switch (fault) {
      case UNREADABLE, GAP, FAILED, UNSTORABLE -> EnumSet.allOf(Verdict.class);
      // The first letter of the dossier decides.
      case WAITING -> EnumSet.noneOf(Verdict.class);
      // Its number is taken: it would never be taken in.
      case DIFFERS -> EnumSet.of(Verdict.DISCARD);
    };
  }

  private static Map<Verdict, Integer> confirmable(List<Letter> letters, String officer) {
    var found = new EnumMap<Verdict, Integer>(Verdict.class);
    letters.forEach(letter -> {
      for (var verdict : Verdict.values()) {
        if (letter.isFor(verdict, officer)) {
          found.merge(verdict, 1, Integer::sum);
        }
      }
    });
    return found;
  }

  /** Id of the field in which the reason is written. */
  public String field() {
    return field(service, letter, fault);
  }

  static String field(String service, @Nullable String letter, Fault fault) {
    return "reason-" + service + "-" + (letter == null ? fault : letter);
  }

  public boolean mayPropose(Verdict verdict) {
    return proposable.contains(verdict);
  }
}
