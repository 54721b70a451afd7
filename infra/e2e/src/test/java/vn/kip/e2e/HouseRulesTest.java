package vn.kip.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house, held against every service at once. */
class HouseRulesTest {

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

  private static final Pattern OWNER_OF_INTERNAL = Pattern.compile("(vn\\.kip\\..+?)\\.internal(\\..*)?");

  private static final Pattern REFUSAL = Pattern
      .compile("Refusal\\s*\\.\\s*(?:invalid|forbidden|notFound|conflict|notYet|tooMany)\\(\\s*\"([a-z0-9.-]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"intake", "eligibility", "payment", "reporting", "auditor", "portal"})
  void the_domain_knows_no_framework_and_no_adapter(String service) {
    noClasses().that()
        .resideInAPackage("..domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..", "jakarta..",
            "vn.kip.service..", "..application..", "..adapter..")
        .check(classes(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "eligibility", "payment", "reporting", "auditor", "portal"})
  void use_cases_know_no_adapter_and_no_store(String service) {
    noClasses().that().resideInAPackage("..application..").should().dependOnClassesThat()
        .resideInAnyPackage("..adapter..", "com.mongodb..", "org.bson..", "org.springframework..")
        .check(classes(service));
  }

  /** Looking for them takes a good part of each start and is switched off: an annotation would do nothing, and say nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"intake", "eligibility", "payment", "reporting", "auditor", "portal"})
  void no_behaviour_is_woven_in_by_aspects(String service) {
    noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("org.aspectj..", "io.github.resilience4j..annotation..", "io.micrometer..annotation..")
        .check(classes(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "eligibility", "payment", "reporting", "auditor", "portal"})
  void nobody_asks_the_machine_what_time_it_is(String service) {
    noClasses().should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(classes(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "eligibility", "payment", "reporting", "auditor", "portal"})
  void packages_form_no_cycle(String service) {
    slices().matching("vn.kip." + service + ".(*)..").should().beFreeOfCycles()
        .check(classes(service).that(com.tngtech.archunit.base.DescribedPredicate.describe(
            "outside the application class",
            type -> !type.getPackageName().equals("vn.kip." + service))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "eligibility", "payment", "reporting", "auditor", "portal"})
  void no_service_knows_another(String service) {
    var others = Stream.of("intake", "eligibility", "payment", "reporting", "auditor", "portal")
        .filter(other -> !other.equals(service))
        .map(other -> "vn.kip." + other + "..").toArray(String[]::new);
    noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(classes(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"libs", "services", "infra"})
  void no_code_knows_a_programme_by_name(String part) throws IOException {
    var catalogue = Kip.root().resolve("libs/programmes/src/main/resources/vn/kip/programmes/catalogue/programmes.txt");
    var codes = Files.readAllLines(catalogue).stream().filter(code -> !code.isBlank()).toList();
    try (var files = Files.walk(Kip.root().resolve(part))) {
      var sources = files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
          .toList();
      assertThat(codes).hasSizeGreaterThan(20);
      assertThat(sources).isNotEmpty().allSatisfy(
          file -> assertThat(COMMENT.matcher(Files.readString(file)).replaceAll("")).doesNotContain(codes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void every_refusal_has_its_sentence(String language) throws IOException {
    for (var module : List.of("services/intake", "services/eligibility", "services/payment", "services/reporting")) {
      var sentences = sentences(
          Kip.root().resolve(module).resolve("src/main/resources/refusals_" + language + ".properties"));
      sentences.addAll(sentences(
          Kip.root().resolve("libs/service-base/src/main/resources/base-refusals_" + language + ".properties")));
      assertThat(sentences).as(module).containsAll(keys(Kip.root().resolve(module)));
    }
    assertThat(
        sentences(Kip.root().resolve("libs/service-base/src/main/resources/base-refusals_" + language + ".properties")))
        .containsAll(keys(Kip.root().resolve("libs/service-base")))
        .containsAll(keys(Kip.root().resolve("libs/case-file")))
        .containsAll(keys(Kip.root().resolve("libs/case-log")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"libs", "services", "infra"})
  void what_is_internal_to_a_package_is_used_by_nobody_outside_it(String part) throws IOException {
    try (var modules = Files.list(Kip.root().resolve(part))) {
      var compiled = modules.map(module -> module.resolve("target/classes")).filter(Files::isDirectory).toList();
      assertThat(compiled).isNotEmpty();
      ArchRuleDefinition.classes().should(keepOutOfWhatIsInternalElsewhere())
          .check(new ClassFileImporter().importPaths(compiled));
    }
  }

  private static ArchCondition<JavaClass> keepOutOfWhatIsInternalElsewhere() {
    return new ArchCondition<>("keep out of what is internal elsewhere") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          var owner = OWNER_OF_INTERNAL.matcher(dependency.getTargetClass().getPackageName());
          if (owner.matches() && !(type.getPackageName() + ".").startsWith(owner.group(1) + ".")) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"case-events", "case-file", "office", "deadlines"})
  void what_a_case_is_knows_no_framework(String library) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..", "jakarta..")
        .check(new ClassFileImporter().importPath(Kip.root().resolve("libs").resolve(library)
            .resolve("target/classes")));
  }

  private static JavaClasses classes(String service) {
    return new ClassFileImporter()
        .importPath(Kip.root().resolve("services").resolve(service).resolve("target/classes"));
  }

  private static TreeSet<String> keys(Path module) throws IOException {
    var keys = new TreeSet<String>();
    try (var files = Files.walk(module.resolve("src/main/java"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        REFUSAL.matcher(Files.readString(file)).results().map(match -> match.group(1)).forEach(keys::add);
      }
    }
    return keys;
  }

  private static TreeSet<String> sentences(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  /** Keys and tokens as their makers write them; a secret that ships is a word everybody knows, and is refused at work. */
  @Test
  void no_key_and_no_token_stands_in_the_sources() throws IOException {
    var secret = Pattern.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\\s+[A-Za-z0-9+/]{32}|AKIA[0-9A-Z]{16}"
        + "|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[0-9A-Za-z-]{20}|eyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}");
    var read = new ArrayList<Path>();
    try (var files = Files.walk(Kip.root())) {
      for (var file : files.filter(Files::isRegularFile).filter(HouseRulesTest::isSource).toList()) {
        read.add(file);
        assertThat(secret.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find()).as(file.toString())
            .isFalse();
      }
    }
    assertThat(read).as("files looked at").hasSizeGreaterThan(1_000);
  }

  private static boolean isSource(Path file) {
    var path = Kip.root().relativize(file).toString();
    return !path.contains("target/") && !path.startsWith(".git/") && !path.startsWith("data/")
        && path.matches(".*\\.(java|ya?ml|json|properties|xml|sh|md|js|html|env|example|csv|txt)");
  }
}
