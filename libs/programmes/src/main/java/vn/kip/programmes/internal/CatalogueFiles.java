package vn.kip.programmes.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.kip.deadlines.TimeLimit;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Names;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;

/** One YAML file per programme, {@code programmes.txt} for their order, {@code rates.yaml} for the money. */
public final class CatalogueFiles {

  private static final String FOLDER = "/vn/kip/programmes/catalogue/";
  private static final YAMLMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private CatalogueFiles() {}

  public static Catalogue bundled() {
    var order = new String(read("programmes.txt"), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
        .toList();
    var programmes = order.stream().map(name -> programme(YAML.readValue(read(name + ".yaml"), ProgrammeFile.class)))
        .toList();
    Map<String, List<Rates.Rate>> rates = YAML.readValue(read("rates.yaml"), new TypeReference<>() {
    });
    return new Catalogue(programmes, new Rates(rates));
  }

  private static Programme programme(ProgrammeFile file) {
    var versions = new ArrayList<ProgrammeVersion>();
    for (var version : file.versions()) {
      versions.add(new ProgrammeVersion(
          file.code() + "@" + version.from(),
          version.from(),
          version.to(),
          version.law(),
          limit(version.limit(), version.startsOnDay()),
          version.stages(),
          version.postingWorkingDays(),
          Objects.requireNonNullElse(version.neverPosted(), List.of()),
          Objects.requireNonNullElse(version.papers(), List.of()),
          version.payment(),
          version.onceGroup(),
          Objects.requireNonNullElse(version.assumed(), List.of()),
          Objects.requireNonNullElse(version.facts(), Map.of()),
          Optional.ofNullable(version.rules()).map(CatalogueFiles::complete)));
    }
    return new Programme(file.code(), file.field(), file.statutory(), file.names(), versions);
  }

  private static RuleBook complete(RuleBook read) {
    return new RuleBook(
        new LinkedHashMap<>(read.conditions()),
        read.rules(),
        Objects.requireNonNullElse(read.addsTo(), Map.of()),
        Objects.requireNonNullElse(read.rates(), Map.of()),
        read.lines(),
        read.earliestMonth());
  }

  private static @Nullable TimeLimit limit(@Nullable String text, @Nullable Integer startsOnDay) {
    return text == null ? null : new TimeLimit(TimeLimit.parse(text).stages(), startsOnDay);
  }

  private static byte[] read(String name) {
    try (InputStream in = Objects.requireNonNull(CatalogueFiles.class.getResourceAsStream(FOLDER + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A programme as its file says it. */
  record ProgrammeFile(String code, String field, boolean statutory, Names names, List<VersionFile> versions) {}

  record VersionFile(
      LocalDate from,
      @Nullable LocalDate to,
      String law,
      @Nullable String limit,
      @Nullable Integer startsOnDay,
      List<ProgrammeVersion.Stage> stages,
      @Nullable Integer postingWorkingDays,
      @Nullable List<String> neverPosted,
      @Nullable List<ProgrammeVersion.Paper> papers,
      ProgrammeVersion.Payment payment,
      @Nullable String onceGroup,
      @Nullable List<String> assumed,
      @Nullable Map<String, FactType> facts,
      @Nullable RuleBook rules) {}
}
