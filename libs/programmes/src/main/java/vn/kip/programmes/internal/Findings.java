package vn.kip.programmes.internal;

import java.util.ArrayList;
import java.util.List;
import vn.kip.programmes.CatalogueException;
import vn.kip.programmes.Finding;

/** Gathers what is wrong with a folder. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  void add(String key, String file, int line, String reason) {
    all.add(new Finding(key, file, line, reason));
  }

  void add(CatalogueException refused) {
    all.add(refused.finding());
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
