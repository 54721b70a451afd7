package vn.kip.reporting.application;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kip.reporting.domain.Fact;

/**
 * What a case takes in the store. A document that is too large is refused there, and with it everything that comes after it
 * in the log: so it is known before, and from the facts alone, that the same dossier is left out whenever the log is folded.
 */
final class CaseSize {

  /** Bytes; a document may have 16 MiB, and what is stored beside the texts counted here takes the rest. */
  static final int LARGEST = 12 * 1024 * 1024;

  /** Names and short values beside the texts of a fact. */
  private static final int PER_FACT = 512;
  private static final int MOST_BYTES_OF_A_CHARACTER = 3;

  private CaseSize() {}

  static boolean isTooLarge(List<Fact> facts, @Nullable CaseSummary summary) {
    return bound(facts, summary) > LARGEST && size(facts, summary) > LARGEST;
  }

  /** Never less than the size, and counted without reading a text. */
  private static long bound(List<Fact> facts, @Nullable CaseSummary summary) {
    long characters = summary == null ? 0 : summary.texts().stream().mapToLong(String::length).sum();
    for (var fact : facts) {
      characters += fact.entry().json().length() + characters(fact);
    }
    return characters * MOST_BYTES_OF_A_CHARACTER + (long) facts.size() * PER_FACT;
  }

  private static long characters(Fact fact) {
    var causation = fact.entry().causationId();
    return (long) fact.entry().actor().value().length() + (causation == null ? 0 : causation.length());
  }

  private static long size(List<Fact> facts, @Nullable CaseSummary summary) {
    long bytes = summary == null ? 0 : summary.texts().stream().mapToLong(CaseSize::bytes).sum();
    for (var fact : facts) {
      bytes += bytes(fact.entry().json()) + characters(fact) * MOST_BYTES_OF_A_CHARACTER + PER_FACT;
    }
    return bytes;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
