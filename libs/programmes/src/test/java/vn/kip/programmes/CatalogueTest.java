package vn.kip.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.ProgrammeVersion.Handling;
import vn.kip.programmes.ProgrammeVersion.Kind;
import vn.kip.programmes.ProgrammeVersion.Payment;
import vn.kip.programmes.ProgrammeVersion.Stage;

/** What the bundled files say, against the published table of programmes. */
class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final LocalDate DAY = LocalDate.of(2022, 3, 15);

  static Stream<ProgrammeVersion> versions() {
    return CATALOGUE.programmes().stream().flatMap(programme -> programme.versions().stream());
  }

  private static ProgrammeVersion version(String code) {
    return CATALOGUE.find(code).flatMap(programme -> programme.on(DAY)).orElseThrow();
  }

  @Test
  void a_programme_read_alone_is_the_one_of_the_catalogue() {
    assertThat(CATALOGUE.programmes()).allSatisfy(programme -> {
      var alone = Catalogue.find("", programme.code()).orElseThrow();
      assertThat(alone.versions().stream().map(ProgrammeVersion::id)).containsExactlyElementsOf(
          programme.versions().stream().map(ProgrammeVersion::id).toList());
      assertThat(alone.versions().stream().map(ProgrammeVersion::limit)).containsExactlyElementsOf(
          programme.versions().stream().map(ProgrammeVersion::limit).toList());
    });
    assertThat(Catalogue.find("", "../catalogue/SOC_MONTHLY")).isEmpty();
  }

  @ParameterizedTest(name = "{0} of {1}: {2}, posted {3}, paid {4}")
  @CsvSource(delimiter = ';', value = {
      "SOC_MONTHLY; SOCIAL_PROTECTION; 22 WD; yes; MONTHLY",
      "SOC_CARE; SOCIAL_PROTECTION; 22 WD; yes; MONTHLY",
      "SOC_FUNERAL; SOCIAL_PROTECTION; 5 WD; no; ONCE",
      "SOC_FUNERAL_URGENT; SOCIAL_PROTECTION; 3 WD; no; ONCE",
      "SOC_MOVE; SOCIAL_PROTECTION; 6 WD; no; NONE",
      "SOC_URGENT; SOCIAL_PROTECTION; 5 WD; no; DAILY",
      "SOC_INJURY; SOCIAL_PROTECTION; 2 CD; no; ONCE",
      "SOC_HOUSE; SOCIAL_PROTECTION; 2 CD; no; ONCE",
      "DIS_LEVEL; SOCIAL_PROTECTION; 25 WD; yes; NONE",
      "DIS_RENEW; SOCIAL_PROTECTION; 5 WD; no; NONE",
      "COV_SUSPENDED; LABOUR; 4 WD; no; ONCE",
      "COV_STOPPED; LABOUR; 4 WD; no; ONCE",
      "COV_ENDED; LABOUR; 5 WD; no; ONCE",
      "COV_HOUSEHOLD; LABOUR; 9 WD; yes; ONCE",
      "COV_INFORMAL; LABOUR; 6 WD; yes; ONCE",
      "COV_MEALS; LABOUR; 6 WD; no; ONCE",
      "COV_EMPLOYER; LABOUR; 7 WD; no; ONCE",
      "MER_FUNERAL; MERIT; 5 WD > 7 WD > 12 CD; no; ONCE",
      "MER_SURVIVOR; MERIT; 12 CD > 7 WD > 12 CD; no; MONTHLY",
      "MER_WORSHIP; MERIT; 5 WD > 7 WD > 12 CD; no; YEARLY",
      "MER_EDUCATION; MERIT; 3 WD > 5 WD > 7 WD; no; YEARLY",
      "POV_INYEAR; POVERTY; 15 CD from day 15; yes; NONE",
      "JOB_LOAN; LABOUR; 15 WD; no; BANK_LOAN",
      "CHILD_URGENT; CHILDREN; 12 H; no; NONE",
      "CHILD_PLAN; CHILDREN; 7 WD; no; NONE",
      "GRAT_BUILD; NON_STATUTORY; none; no; BY_ACCEPTANCE",
      "GRAT_REPAIR; NON_STATUTORY; none; no; BY_ACCEPTANCE",
      "VOC_TRAINING; NON_STATUTORY; none; no; ONCE",
      "MER_GIFT; NON_STATUTORY; none; no; ONCE"})
  void every_published_programme_is_in_the_catalogue(String code, String field, String limit, String posted,
      Kind paid) {
    var version = version(code);

    assertThat(CATALOGUE.find(code).orElseThrow().field()).isEqualTo(field);
    assertThat(version.limit() == null ? "none" : version.limit().toString()).isEqualTo(limit);
    assertThat(version.postingWorkingDays()).isEqualTo(posted.equals("yes") ? Integer.valueOf(2) : null);
    assertThat(version.payment().kind()).isEqualTo(paid);
  }

  @Test
  void there_is_no_other_programme() {
    assertThat(CATALOGUE.programmes()).hasSize(31).extracting(Programme::code).doesNotHaveDuplicates();
    assertThat(CATALOGUE.find("SOC_PARTY")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_dossier_can_go_to_the_division_and_to_the_chairman(ProgrammeVersion version) {
    assertThat(version.stages()).extracting(Stage::id).contains("appraise", "decide").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_version_says_its_law_and_when_it_came_into_force_or_that_it_is_assumed(ProgrammeVersion version) {
    assertThat(version.law()).isNotBlank();
    var inForce = version.inForceFrom();
    if (inForce != null && inForce.isAfter(version.from())) {
      assertThat(version.assumed()).extracting(Names::en)
          .contains("from: what held before " + inForce + " is taken to be the same");
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void papers_are_submitted_or_only_shown_and_an_identity_card_is_never_kept(ProgrammeVersion version) {
    assertThat(version.papers()).isNotEmpty().allSatisfy(paper -> {
      assertThat(paper.names().vi()).isNotBlank();
      assertThat(paper.names().en()).isNotBlank();
    });
    assertThat(version.papers()).filteredOn(paper -> paper.id().equals("identity"))
        .allMatch(paper -> paper.handling() == Handling.SHOWN);
  }

  @Test
  void programmes_have_names_in_both_languages() {
    assertThat(CATALOGUE.programmes()).allSatisfy(programme -> {
      assertThat(programme.names().vi()).isNotBlank();
      assertThat(programme.names().en()).isNotBlank();
    });
  }

  @Test
  void people_read_an_assumption_without_the_name_of_its_value() {
    assertThat(version("DIS_LEVEL").assumedInWords()).extracting(Names::vi)
        .contains("luật yêu cầu niêm yết; 2 ngày làm việc là mức tối thiểu của cơ quan");
  }

  @Test
  void what_the_published_table_calls_assumed_is_marked() {
    for (var code : List.of("SOC_MONTHLY", "SOC_CARE", "COV_ENDED", "COV_INFORMAL", "COV_MEALS")) {
      assertThat(version(code).assumed()).as(code).anyMatch(mark -> mark.en().startsWith("limit: "));
    }
  }

  @Test
  void stages_add_up_to_the_limit_where_the_law_sets_both() {
    assertThat(version("SOC_MONTHLY").stages()).extracting(Stage::limit)
        .containsExactly("7 WD", "3 WD", "7 WD", "3 WD");
    assertThat(version("MER_FUNERAL").stages()).filteredOn(stage -> stage.limit() != null).extracting(Stage::id)
        .containsExactly("ward", "appraise", "department");
  }

  @Test
  void hiv_is_never_posted() {
    assertThat(version("SOC_MONTHLY").neverPosted()).containsExactly("hiv");
  }

  @Test
  void training_to_keep_jobs_is_paid_in_two_instalments() {
    assertThat(version("COV_EMPLOYER").payment()).isEqualTo(new Payment(Kind.ONCE, 2, null, null));
  }

  @Test
  void a_person_is_paid_once_over_policies_4_5_and_6() {
    assertThat(versions().filter(version -> version.onceGroup() != null).map(ProgrammeVersion::id))
        .containsExactlyInAnyOrder("COV_SUSPENDED@2020-01-01", "COV_STOPPED@2020-01-01", "COV_ENDED@2020-01-01");
    assertThat(version("COV_ENDED").onceGroup()).isEqualTo(version("COV_STOPPED").onceGroup());
  }

  @ParameterizedTest
  @CsvSource({"SOC_MOVE", "DIS_LEVEL", "COV_INFORMAL", "MER_SURVIVOR", "POV_INYEAR", "CHILD_URGENT", "JOB_LOAN",
      "VOC_TRAINING"})
  void what_no_rule_settles_needs_an_appraisal_never_a_guess(String code) {
    var assessment = new Assessor(CATALOGUE.rates()).assess(version(code), DAY, Map.of(), null, Map.of());

    assertThat(assessment.status()).isEqualTo(Status.NEEDS_APPRAISAL);
    assertThat(assessment.amount()).isNull();
    assertThat(assessment.rules()).isEqualTo(code + "@2020-01-01");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "SOC_CARE; careKind; FOSTER_UNDER_4; 900000",
      "SOC_INJURY; seriouslyInjured; true; 3600000"})
  void what_the_law_sets_is_granted_once_its_own_question_is_answered(String code, String fact, String answer,
      long amount) {
    var assessor = new Assessor(CATALOGUE.rates());
    var known = answer.equals("true") ? Map.<String, Object>of(fact, true) : Map.<String, Object>of(fact, answer);

    assertThat(assessor.assess(version(code), DAY, Map.of(), null, Map.of()).missing()).containsExactly(fact);
    assertThat(assessor.assess(version(code), DAY, known, null, Map.of()).amount()).isEqualTo(amount);
  }

  @Test
  void the_bundled_folder_has_no_findings() {
    assertThat(Catalogue.validate(Path.of("src/main/resources/vn/kip/programmes/catalogue"))).isEmpty();
  }

  @Test
  void a_province_may_decide_by_itself_from_a_day_on() {
    assertThat(version("SOC_MONTHLY").decider("45", DAY)).contains("CHAIRMAN");
    assertThat(version("COV_SUSPENDED").decider("45", DAY)).contains("PROVINCE");
  }

  @Test
  void a_version_pinned_to_a_dossier_is_found_again() {
    var programme = CATALOGUE.find("SOC_FUNERAL").orElseThrow();

    assertThat(programme.version("SOC_FUNERAL@2020-01-01")).isEqualTo(programme.on(DAY));
    assertThat(programme.version("SOC_FUNERAL@1999-01-01")).isEmpty();
    assertThat(programme.on(LocalDate.of(2019, 12, 31))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "socialStandard,2021-06-30,270000",
      "socialStandard,2021-07-01,360000",
      "socialStandard,2024-06-30,360000",
      "socialStandard,2024-07-01,500000",
      "baseSalary,2023-06-30,1490000",
      "baseSalary,2023-07-01,1800000"})
  void a_rate_holds_from_its_first_day_until_the_next(String series, LocalDate day, long amount) {
    assertThat(CATALOGUE.rates().on(series, day).orElseThrow().amount()).isEqualTo(amount);
  }

  @Test
  void there_is_no_rate_before_the_first_and_none_of_an_unknown_series() {
    assertThat(CATALOGUE.rates().on("baseSalary", LocalDate.of(2019, 6, 30))).isEmpty();
    assertThat(CATALOGUE.rates().on("pocketMoney", DAY)).isEmpty();
  }

  @Test
  void every_rate_says_its_law() {
    assertThat(CATALOGUE.rates().series().values()).isNotEmpty().allSatisfy(series -> assertThat(series).isNotEmpty()
        .allSatisfy(rate -> assertThat(rate.law()).isNotBlank()));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void every_fact_can_be_asked_in_both_languages(ProgrammeVersion version) {
    assertThat(version.facts().values()).allSatisfy(fact -> {
      assertThat(Objects.requireNonNull(fact.names()).vi()).isNotBlank();
      assertThat(fact.names().en()).isNotBlank();
    });
  }
}
