package vn.kip.programmes.internal;

import java.util.List;
import vn.kip.programmes.Assessment.Obstacle;

/** Why a person or line is not paid. */
public sealed interface Reason {

  /** The rule that came closest does not hold; in the catalogue's words. */
  record OfRule(String vi, String en) implements Reason {}

  /** What is in the way is none of the catalogue's rules. */
  record Other(Obstacle obstacle, List<String> values) implements Reason {}
}
