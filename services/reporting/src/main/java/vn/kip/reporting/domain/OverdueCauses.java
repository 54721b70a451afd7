package vn.kip.reporting.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lists of causes of overdue handling (form 07), by the day from which each holds.
 *
 * @param lists in the order of their first days
 */
public record OverdueCauses(List<CauseList> lists) {

  /** @throws IllegalArgumentException saying what is wrong with the lists */
  public OverdueCauses {
    lists = lists.stream().sorted(Comparator.comparing(CauseList::from)).toList();
    check(!lists.isEmpty(), "no list");
    var days = new HashSet<LocalDate>();
    lists.forEach(list -> check(days.add(list.from()), "two lists from " + list.from()));
  }

  /**
   * One list, in force until the next one.
   *
   * @param law the circular it stands in, as it is printed
   * @param assumed what of it nobody has verified
   */
  public record CauseList(LocalDate from, String law, List<Wording> assumed, List<Group> groups) {

    public CauseList {
      assumed = List.copyOf(assumed);
      groups = List.copyOf(groups);
      var codes = new HashSet<String>();
      groups.stream().flatMap(group -> group.causes().stream()).forEach(cause -> {
        check(!cause.code().isBlank() && !cause.vi().isBlank() && !cause.en().isBlank(),
            "a cause without code or names");
        check(codes.add(cause.code()), "cause " + cause.code() + " stands twice");
      });
      check(!codes.isEmpty(), "no cause in the list from " + from);
    }

    public List<Cause> causes() {
      return groups.stream().flatMap(group -> group.causes().stream()).toList();
    }
  }

  public record Group(String code, String vi, String en, List<Cause> causes) {

    public Group {
      causes = List.copyOf(causes);
    }
  }

  public record Cause(String code, String vi, String en) {}

  public record Wording(String vi, String en) {}

  /** The list in force on a day; the first one before any was. */
  public CauseList on(LocalDate day) {
    return lists.reversed().stream().filter(list -> !list.from().isAfter(day)).findFirst().orElse(lists.getFirst());
  }

  /** By the newest list that knows the code. */
  public Optional<Cause> find(String code) {
    return lists.reversed().stream().flatMap(list -> list.causes().stream())
        .filter(cause -> cause.code().equals(code)).findFirst();
  }

  /** The causes of a day's list, and after them what was stated by another one; a code no list knows stands for itself. */
  public List<Cause> columns(LocalDate day, Stream<String> stated) {
    var current = on(day).causes();
    var known = current.stream().map(Cause::code).toList();
    var others = stated.filter(code -> !known.contains(code)).distinct().sorted()
        .map(code -> find(code).orElse(new Cause(code, code, code)));
    return Stream.concat(current.stream(), others).toList();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
