package vn.kip.reporting.application;

import java.util.List;

/** How the figures stand to the log and to the rules they are read by. */
public sealed interface Standing {

  /** Asked anew whenever it matters. */
  @FunctionalInterface
  interface Source {
    Standing now();
  }

  /** Not known yet: the log has not been reached since the start. */
  record Beginning(String waitingFor) implements Standing {}

  /** Each record is taken in as it comes. */
  record Folding() implements Standing {}

  /** The first figures of a long log are being built; those in use are empty. */
  record First(long folded, long of) implements Standing {}

  /**
   * The figures in use were folded by other rules and stand still while they are built anew.
   *
   * @param changed names of the parts of {@link FoldRules} that are otherwise
   */
  record BeingBuilt(List<String> changed, long folded, long of) implements Standing {}

  /**
   * Another instance has put figures in use that were folded by rules this one does not have; nothing is folded here.
   *
   * @param changed names of the parts of {@link FoldRules} that are otherwise
   */
  record OtherRules(List<String> changed) implements Standing {}

  /**
   * The log is not the one that was folded; nothing is folded over it.
   *
   * @param findings what is missing or otherwise, by partition
   */
  record LogLost(List<String> findings) implements Standing {}

  /** Whether the figures in use are those of the running rules. */
  default boolean isInUse() {
    return switch (this) {
      case Folding _,LogLost _ -> true;
      case Beginning _,First _,BeingBuilt _,OtherRules _ -> false;
    };
  }

  /** @throws FiguresBeingBuiltException where stored figures and the rules that read them are not of one kind */
  default void requireFolding() {
    switch (this) {
      case Folding _,LogLost _,First _,Beginning _ -> {
        // What is stored was folded by these rules, as far as it goes.
      }
      case BeingBuilt(_, var folded, var of) -> throw new FiguresBeingBuiltException(folded, of);
      case OtherRules _ -> throw new FiguresBeingBuiltException(0, 0);
    }
  }
}
