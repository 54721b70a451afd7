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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.kip.deadlines.TimeLimit;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.CatalogueException;
import vn.kip.programmes.Finding;
import vn.kip.programmes.Names;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.Rates;
import vn.kip.programmes.Reassessment;
import vn.kip.programmes.RuleBook;

/**
 * One YAML file per programme and the DMN file of each version, {@code programmes.txt} for their order, {@code rates.yaml} for
 * the money.
 */
public final class CatalogueFiles {

  private static final String BUNDLED = "/vn/kip/programmes/catalogue/";
  private static final String ORDER = "programmes.txt";
  private static final String RATES = "rates.yaml";
  private static final YAMLMapper YAML = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private final Source source;
  private final Findings findings = new Findings();

  private CatalogueFiles(Source source) {
    this.source = source;
  }

  /** Where the files are. */
  private interface Source {
    InputStream open(String name) throws IOException;
  }

  public static Catalogue bundled() {
    return inJar().sound(false);
  }

  /** Reads no other programme, and leaves the checks to those who read all. */
  public static Optional<Programme> bundled(String code) {
    var files = inJar();
    var file = code + ".yaml";
    return files.order().contains(code)
        ? Optional.of(files.programme(file, new YamlLines(files.bytes(file)), files.file(file)))
        : Optional.empty();
  }

  private static CatalogueFiles inJar() {
    return new CatalogueFiles(
        name -> Objects.requireNonNull(CatalogueFiles.class.getResourceAsStream(BUNDLED + name), name));
  }

  /** Everything is checked before anything is used. */
  public static Catalogue from(Path folder) {
    return in(folder).sound(true);
  }

  /** All that is wrong with a folder. */
  public static List<Finding> findings(Path folder) {
    var files = in(folder);
    files.read(true);
    return files.findings.all();
  }

  private static CatalogueFiles in(Path folder) {
    return new CatalogueFiles(name -> Files.newInputStream(folder.resolve(name)));
  }

  private Catalogue sound(boolean withTables) {
    var catalogue = read(withTables);
    findings.all().stream().findFirst().ifPresent(finding -> {
      throw new CatalogueException(finding);
    });
    return catalogue;
  }

  /** As much as can be read; what cannot is among the findings. */
  private Catalogue read(boolean withTables) {
    var rates = new Rates(Map.of());
    try {
      rates = new Rates(read(RATES, new TypeReference<Map<String, List<Rates.Rate>>>() {
      }));
      CatalogueCheck.rates(RATES, new YamlLines(bytes(RATES)), rates, findings);
    } catch (CatalogueException e) {
      findings.add(e);
    }
    var programmes = new LinkedHashMap<String, Programme>();
    for (var name : order()) {
      try {
        var programme = programme(name, rates, withTables);
        programmes.put(programme.code(), programme);
      } catch (CatalogueException e) {
        findings.add(e);
      }
    }
    overlaps(programmes);
    return new Catalogue(programmes.values(), rates);
  }

  private List<String> order() {
    try {
      return new String(bytes(ORDER), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
    } catch (CatalogueException e) {
      findings.add(e);
      return List.of();
    }
  }

  private Programme programme(String name, Rates rates, boolean withTables) {
    var file = name + ".yaml";
    var lines = new YamlLines(bytes(file));
    var programme = programme(file, lines, file(file));
    if (!programme.code().equals(name)) {
      findings.add("catalogue.code", file, lines.of("code"), "holds the programme " + programme.code());
    }
    var check = new CatalogueCheck(file, lines, rates, findings);
    check.programme(programme);
    if (withTables) {
      check.tables(programme);
    }
    return programme;
  }

  private void overlaps(Map<String, Programme> programmes) {
    programmes.values().forEach(programme -> Stream.concat(
        programme.versions().stream().flatMap(version -> version.overlaps().stream())
            .flatMap(overlap -> overlap.with().stream()),
        Stream.ofNullable(programme.ended()).flatMap(ended -> ended.replacedBy().stream()))
        .filter(other -> !programmes.containsKey(other))
        .forEach(other -> findings.add("catalogue.unknown-programme", programme.code() + ".yaml", 0,
            "speaks of " + other + ", which is not in the catalogue")));
  }

  /** A programme's file, each version written out that is said to be like another. */
  private ProgrammeFile file(String name) {
    return reading(name, () -> {
      var tree = YAML.readTree(bytes(name));
      try {
        LikeVersions.writeOut(tree);
      } catch (LikeNobodyException e) {
        throw wrong("catalogue.like", name, new YamlLines(bytes(name)).of("versions"), e);
      }
      return YAML.treeToValue(tree, ProgrammeFile.class);
    });
  }

  private <T> T read(String name, TypeReference<T> type) {
    return reading(name, () -> YAML.readValue(bytes(name), type));
  }

  private <T> T reading(String name, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (JacksonException e) {
      var path = e.getPath().stream().map(step -> step.getPropertyName() == null
          ? Integer.toString(step.getIndex())
          : step.getPropertyName()).collect(Collectors.joining("/"));
      int parsed = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      int line = path.isEmpty() ? parsed : new YamlLines(bytes(name)).of(path);
      throw new CatalogueException(new Finding("catalogue.unreadable", name, line, e.getOriginalMessage()));
    }
  }

  private byte[] bytes(String name) {
    try (var in = source.open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CatalogueException(new Finding("catalogue.unreadable", name, 0, e.toString()));
    }
  }

  private Programme programme(String name, YamlLines lines, ProgrammeFile file) {
    var versions = new ArrayList<ProgrammeVersion>();
    for (int i = 0; i < file.versions().size(); i++) {
      var version = file.versions().get(i);
      var facts = Objects.requireNonNullElse(version.facts(), JsonNodeFactory.instance.objectNode());
      try {
        versions.add(new ProgrammeVersion(
            file.code() + "@" + version.from(),
            version.from(),
            version.to(),
            version.law(),
            version.inForceFrom(),
            limit(version),
            shortened(version),
            version.stages(),
            version.postingWorkingDays(),
            Objects.requireNonNullElse(version.neverPosted(), List.of()),
            Objects.requireNonNullElse(version.sensitive(), ProgrammeVersion.Sensitive.NOTHING),
            Objects.requireNonNullElse(version.papers(), List.of()),
            version.payment(),
            Objects.requireNonNullElse(version.decidedBy(), List.of()),
            version.entitlementStart(),
            Objects.requireNonNullElse(version.overlaps(), List.of()),
            version.reassessment(),
            version.onceGroup(),
            Objects.requireNonNullElse(version.assumed(), List.of()),
            FactSchema.types(facts),
            FactSchema.standingAlone(facts),
            Optional.ofNullable(version.rules()).map(this::book)));
      } catch (FactSchema.UnknownKindException e) {
        throw wrong("catalogue.facts", name, lines.of("versions/" + i), e);
      } catch (IllegalArgumentException e) {
        throw wrong("catalogue.limit", name, lines.of("versions/" + i), e);
      }
    }
    return new Programme(file.code(), file.field(), file.statutory(), file.names(), versions, file.ended());
  }

  /** The limit that binds: what the office has shortened it to, or what the law sets. */
  private static @Nullable TimeLimit limit(VersionFile version) {
    var text = version.shortened() == null ? version.limit() : version.shortened().limit();
    return text == null ? null : TimeLimit.parse(text);
  }

  private static ProgrammeVersion.@Nullable Shortened shortened(VersionFile version) {
    if (version.shortened() == null) {
      return null;
    }
    if (version.limit() == null) {
      throw new IllegalArgumentException("a limit that the law does not set cannot be shortened");
    }
    return new ProgrammeVersion.Shortened(TimeLimit.parse(version.limit()), version.shortened().decision());
  }

  private static CatalogueException wrong(String key, String file, int line, IllegalArgumentException e) {
    return new CatalogueException(new Finding(key, file, line, String.valueOf(e.getMessage())));
  }

  private RuleBook book(RulesFile read) {
    return new RuleBook(
        new DmnTable(read.table(), () -> bytes(read.table())),
        Objects.requireNonNullElse(read.addsTo(), Map.of()),
        Objects.requireNonNullElse(read.rates(), Map.of()),
        read.lines(),
        read.earliestMonth());
  }

  /** A programme as its file says it. */
  record ProgrammeFile(String code, String field, boolean statutory, Names names, List<VersionFile> versions,
      Programme.@Nullable Ended ended) {}

  /** @param decision that cuts the law's limit to this one */
  record ShortenedFile(String limit, String decision) {}

  record VersionFile(
      LocalDate from,
      @Nullable LocalDate to,
      String law,
      @Nullable LocalDate inForceFrom,
      @Nullable String limit,
      @Nullable ShortenedFile shortened,
      List<ProgrammeVersion.Stage> stages,
      @Nullable Integer postingWorkingDays,
      @Nullable List<String> neverPosted,
      ProgrammeVersion.@Nullable Sensitive sensitive,
      @Nullable List<ProgrammeVersion.Paper> papers,
      ProgrammeVersion.Payment payment,
      @Nullable List<ProgrammeVersion.Decider> decidedBy,
      @Nullable Names entitlementStart,
      @Nullable List<ProgrammeVersion.Overlap> overlaps,
      @Nullable Reassessment reassessment,
      @Nullable String onceGroup,
      @Nullable List<Names> assumed,
      @Nullable JsonNode facts,
      @Nullable RulesFile rules) {}

  /** @param table name of the DMN file beside this one */
  record RulesFile(
      String table,
      @Nullable Map<String, List<String>> addsTo,
      @Nullable Map<String, RuleBook.RateUse> rates,
      RuleBook.@Nullable Lines lines,
      @Nullable String earliestMonth) {}
}
