package vn.kip.programmes.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.kip.deadlines.TimeLimit;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.CatalogueException;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Names;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;

/** One YAML file per programme, {@code programmes.txt} for their order, {@code rates.yaml} for the money. */
public final class CatalogueFiles {

  private static final String BUNDLED = "/vn/kip/programmes/catalogue/";
  private static final String ORDER = "programmes.txt";
  private static final String RATES = "rates.yaml";
  private static final YAMLMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private final Source source;

  private CatalogueFiles(Source source) {
    this.source = source;
  }

  /** Where the files are. */
  private interface Source {
    InputStream open(String name) throws IOException;
  }

  public static Catalogue bundled() {
    return new CatalogueFiles(
        name -> Objects.requireNonNull(CatalogueFiles.class.getResourceAsStream(BUNDLED + name), name)).read();
  }

  public static Catalogue from(Path folder) {
    return new CatalogueFiles(name -> Files.newInputStream(folder.resolve(name))).read();
  }

  private Catalogue read() {
    var rates = new Rates(read(RATES, new TypeReference<Map<String, List<Rates.Rate>>>() {
    }));
    CatalogueCheck.rates(RATES, rates);
    var programmes = new LinkedHashMap<String, Programme>();
    for (var name : new String(bytes(ORDER), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList()) {
      var file = name + ".yaml";
      var programme = programme(file, read(file, new TypeReference<ProgrammeFile>() {
      }));
      if (programmes.put(programme.code(), programme) != null || !programme.code().equals(name)) {
        throw new CatalogueException("catalogue.code", file, "holds the programme " + programme.code());
      }
      new CatalogueCheck(file, rates).programme(programme);
    }
    return new Catalogue(programmes.values(), rates);
  }

  private <T> T read(String name, TypeReference<T> type) {
    try {
      return YAML.readValue(bytes(name), type);
    } catch (JacksonException e) {
      throw new CatalogueException("catalogue.unreadable", name, String.valueOf(e.getMessage()));
    }
  }

  private byte[] bytes(String name) {
    try (var in = source.open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CatalogueException("catalogue.unreadable", name, e.toString());
    }
  }

  private static Programme programme(String name, ProgrammeFile file) {
    var versions = new ArrayList<ProgrammeVersion>();
    for (var version : file.versions()) {
      versions.add(new ProgrammeVersion(
          file.code() + "@" + version.from(),
          version.from(),
          version.to(),
          version.law(),
          version.inForceFrom(),
          limit(name, version.limit()),
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

  private static @Nullable TimeLimit limit(String name, @Nullable String text) {
    try {
      return text == null ? null : TimeLimit.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException("catalogue.limit", name, String.valueOf(e.getMessage()));
    }
  }

  /** A programme as its file says it. */
  record ProgrammeFile(String code, String field, boolean statutory, Names names, List<VersionFile> versions) {}

  record VersionFile(
      LocalDate from,
      @Nullable LocalDate to,
      String law,
      @Nullable LocalDate inForceFrom,
      @Nullable String limit,
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
