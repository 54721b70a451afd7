package vn.kip.programmes;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
   * The catalogue an installation is set to.
   *
   * @param folder of the office's own files; blank for those that ship with Kịp
   * @throws CatalogueException when a file is missing, cannot be read or contradicts itself
   */
  public static Catalogue of(String folder) {
    return folder.isBlank() ? bundled() : from(Path.of(folder));
  }

  /**
   * One programme of the catalogue an installation is set to, for who needs no other: of those that ship with Kịp only its
   * file is read.
   *
   * @throws CatalogueException as above
   */
  public static Optional<Programme> find(String folder, String code) {
    return folder.isBlank() ? CatalogueFiles.bundled(code) : from(Path.of(folder)).find(code);
  }

  /**
   * An office's own catalogue, laid out as the bundled one.
   *
   * @throws CatalogueException when a file is missing, cannot be read or contradicts itself
   */
  public static Catalogue from(Path folder) {
    return CatalogueFiles.from(folder);
  }

  /** All that is wrong with a folder, file by file; empty when it can be used. */
  public static List<Finding> validate(Path folder) {
    return CatalogueFiles.findings(folder);
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
