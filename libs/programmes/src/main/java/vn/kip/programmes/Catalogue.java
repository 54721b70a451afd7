package vn.kip.programmes;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.kip.programmes.internal.CatalogueFiles;

/** All programmes and rates of one office. */
public final class Catalogue {

  private final Map<String, Programme> programmes = new LinkedHashMap<>();
  private final Rates rates;

  public Catalogue(Collection<Programme> programmes, Rates rates) {
    programmes.forEach(programme -> this.programmes.put(programme.code(), programme));
    this.rates = rates;
  }

  /** The catalogue that ships with Kịp. */
  public static Catalogue bundled() {
    return Bundled.CATALOGUE;
  }

  /**
   * An office's own catalogue, laid out as the bundled one.
   *
   * @throws CatalogueException when a file is missing, cannot be read or contradicts itself
   */
  public static Catalogue from(Path folder) {
    return CatalogueFiles.from(folder);
  }

  public Optional<Programme> find(String code) {
    return Optional.ofNullable(programmes.get(code));
  }

  /** In the order of form 06. */
  public Collection<Programme> programmes() {
    return programmes.values();
  }

  public Rates rates() {
    return rates;
  }

  private static final class Bundled {
    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();
  }
}
