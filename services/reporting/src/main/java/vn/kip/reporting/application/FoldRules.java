package vn.kip.reporting.application;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.kip.events.CaseEventCodec;

/**
 * What figures depend on besides the log. Figures that were folded by other rules are neither gone on with nor compared:
 * they are built anew.
 *
 * @param parts by its name, each part's version or the digest of its content
 */
public record FoldRules(Map<String, String> parts) {

  /**
   * To be raised with every change of what the fold makes of a log: of cells, findings, what is stored beside the facts, or
   * how any of it is written. {@code GoldenFoldTest} fails where that is forgotten.
   */
  public static final int FOLD = 1;

  public FoldRules {
    parts = Map.copyOf(parts);
  }

  /** The running code's version beside the contents it was given. */
  public static FoldRules of(Map<String, String> contents) {
    var parts = new TreeMap<>(contents);
    parts.put("fold", Integer.toString(FOLD));
    // Events of a newer contract wait among the facts, and are read once the program is as new.
    parts.put("contract", Integer.toString(CaseEventCodec.CONTRACT));
    return new FoldRules(parts);
  }

  /** Names of the parts that are otherwise, in their order. */
  public List<String> changedSince(FoldRules before) {
    return Stream.concat(parts.keySet().stream(), before.parts.keySet().stream()).distinct().sorted()
        .filter(part -> !Objects.equals(parts.get(part), before.parts.get(part))).toList();
  }
}
