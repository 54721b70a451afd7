package vn.kip.portal.adapter.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kip.portal.adapter.web.DeskAction.Input;

/**
 * What an officer has filled in, as it came.
 *
 * @param key of the command, made when the form was shown
 * @param papers ids from the list
 * @param other a paper that is not in the list
 */
record DeskForm(UUID key, @Nullable List<String> papers, @Nullable String other, @Nullable String reason,
    @Nullable String exception, @Nullable String to, @Nullable String newDate) {

  static DeskForm fresh() {
    return new DeskForm(UUID.randomUUID(), null, null, null, null, null, null);
  }

  /** After a refusal, which recorded nothing: what is sent next is another command. */
  DeskForm again() {
    return new DeskForm(UUID.randomUUID(), papers, other, reason, exception, to, newDate);
  }

  public boolean has(String paper) {
    return papers != null && papers.contains(paper);
  }

  /** Fields that are empty or unreadable. */
  List<Input> missing(DeskAction action) {
    var missing = new ArrayList<Input>();
    for (var input : action.inputs()) {
      if (!given(input)) {
        missing.add(input);
      }
    }
    return missing;
  }

  /** The command as the service takes it. */
  Map<String, Object> body(DeskAction action) {
    var body = new LinkedHashMap<String, Object>();
    for (var input : action.inputs()) {
      switch (input) {
        case PAPERS -> body.put(input.field(), asked());
        case REASON -> put(body, input, reason);
        case EXCEPTION -> put(body, input, exception);
        case TO -> put(body, input, to);
        case NEW_DATE -> put(body, input, newDate);
      }
    }
    return body;
  }

  private boolean given(Input input) {
    return switch (input) {
      case PAPERS -> !asked().isEmpty();
      case REASON -> isFilled(reason);
      case EXCEPTION -> true;
      case TO -> isFilled(to);
      case NEW_DATE -> isDate(newDate);
    };
  }

  private List<String> asked() {
    var more = other;
    return Stream.concat(papers == null ? Stream.of() : papers.stream(),
        more == null ? Stream.of() : Stream.of(more.strip())).filter(paper -> !paper.isBlank()).toList();
  }

  private static void put(Map<String, Object> body, Input input, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      body.put(input.field(), text.strip());
    }
  }

  private static boolean isFilled(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isDate(@Nullable String text) {
    try {
      return text != null && LocalDate.parse(text.strip()).getYear() > 0;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
