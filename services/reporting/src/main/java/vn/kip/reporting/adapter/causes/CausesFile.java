package vn.kip.reporting.adapter.causes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.kip.reporting.domain.OverdueCauses;
import vn.kip.reporting.domain.OverdueCauses.CauseList;

/** Causes of overdue handling as a dated YAML file, laid out as the one that ships with Kịp. */
public final class CausesFile {

  private static final String BUNDLED = "/vn/kip/reporting/causes/overdue-causes.yaml";
  private static final YAMLMapper YAML = YAMLMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .build();

  private CausesFile() {}

  /**
   * The causes an installation is set to.
   *
   * @param file of the office; blank for the one that ships with Kịp
   * @throws IllegalArgumentException naming the file, and the line where there is one
   */
  public static OverdueCauses of(String file) {
    try (var in = file.isBlank() ? bundled() : Files.newInputStream(Path.of(file))) {
      return read(file.isBlank() ? BUNDLED : file, in);
    } catch (IOException e) {
      throw new UncheckedIOException("causes of overdue handling in " + file + " cannot be read", e);
    }
  }

  private static InputStream bundled() {
    return Objects.requireNonNull(CausesFile.class.getResourceAsStream(BUNDLED), BUNDLED);
  }

  private static OverdueCauses read(String name, InputStream in) {
    try {
      return new OverdueCauses(YAML.readValue(in, new TypeReference<List<CauseList>>() {
      }));
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new IllegalArgumentException(name + line + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
