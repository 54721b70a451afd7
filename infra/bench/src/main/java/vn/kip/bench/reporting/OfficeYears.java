package vn.kip.bench.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.DeadlineReceipt;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.office.OfficeTime;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.service.DueReceipts;

/**
 * Invented dossiers of an office over five years, eight events each, the same at every run: of a hundred about three are
 * decided late, and one in two hundred and fifty is never decided. The last ones are open.
 */
final class OfficeYears {

  static final int EVENTS = 8;
  private static final LocalDate FIRST = LocalDate.of(2021, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 10, 30);
  private static final DateTimeFormatter IN_CODE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final List<String> WARDS = List.of("19330", "19333", "19336", "19339", "19342", "19345", "19348",
      "19351", "19354");
  private static final List<String> FAMILIES = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi",
      "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Phan", "Trương", "Đinh");
  private static final List<String> MIDDLES = List.of("Thị", "Văn", "Đức", "Ngọc", "Minh", "Thanh", "Hữu", "Quang",
      "Xuân", "Kim");
  private static final List<String> GIVEN = List.of("An", "Bình", "Chi", "Dũng", "Đào", "Giang", "Hà", "Hạnh", "Hiền",
      "Hoa", "Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phúc", "Phương", "Quân", "Sơn",
      "Tâm", "Thảo", "Thu", "Trang", "Tuấn", "Vân", "Yến");
  private static final List<IntakeEvent.Channel> CHANNELS = List.of(IntakeEvent.Channel.values());
  private static final int CLOSING = 17;
  private static final int LATE_IN_100 = 3;
  private static final int NEVER_DECIDED_ONE_IN = 250;

  private final long dossiers;
  private final DeadlineCalculator calculator = new DeadlineCalculator(Calendars.vietnam());
  private final List<LocalDate> days;
  private final List<ProgrammeVersion> programmes;
  private final List<String> codes = new ArrayList<>();

  OfficeYears(long dossiers) {
    this.dossiers = dossiers;
    this.days = FIRST.datesUntil(LAST.plusDays(1)).filter(calculator.calendar()::isWorkingDay).toList();
    var found = new ArrayList<ProgrammeVersion>();
    for (var programme : Catalogue.bundled().programmes()) {
      programme.on(LAST).filter(version -> programme.statutory() && version.limit() != null
          && !version.limit().inHours()).ifPresent(version -> {
            found.add(version);
            codes.add(programme.code());
          });
    }
    this.programmes = List.copyOf(found);
  }

  /** The moment up to which anything has happened: dossiers that are not decided by then are open. */
  Instant end() {
    return LocalDateTime.of(LAST.getYear(), LAST.getMonth(), LAST.getDayOfMonth(), CLOSING, 0).atZone(OfficeTime.ZONE)
        .toInstant();
  }

  String ward(long number) {
    return WARDS.get((int) (number % WARDS.size()));
  }

  DossierId id(long number) {
    return new DossierId("bench-%08d".formatted(number));
  }

  String code(long number) {
    int day = day(number);
    long first = (day * dossiers + days.size() - 1) / days.size();
    return "000.18.25.H50-" + IN_CODE.format(days.get(day)) + "-%04d".formatted(number - first + 1);
  }

  String identityNumber(long number) {
    return "045190%06d".formatted(number % 1_000_000);
  }

  String name(long number) {
    var random = random(number);
    return FAMILIES.get(random.nextInt(FAMILIES.size())) + " " + MIDDLES.get(random.nextInt(MIDDLES.size())) + " "
        + MIDDLES.get(random.nextInt(MIDDLES.size())) + " " + GIVEN.get(random.nextInt(GIVEN.size()));
  }

  private int day(long number) {
    return (int) (number * days.size() / dossiers);
  }

  private static SplittableRandom random(long number) {
    return new SplittableRandom(number * 0x9E3779B97F4A7C15L + 2022);
  }

  /** The events of a dossier in the order in which they were recorded. */
  List<CaseRecord> records(long number) {
    var random = random(number);
    int programme = random.nextInt(programmes.size());
    var version = programmes.get(programme);
    var ward = WARDS.get(random.nextInt(WARDS.size()));
    var accepted = at(days.get(day(number)), 8, random);
    var receipt = calculator.due(Objects.requireNonNull(version.limit()), accepted);
    var decidedOn = decidedOn(receipt, random);
    var file = new File(id(number), new OfficerId("ward-" + ward + "-1"));
    file.intake(accepted.minusSeconds(600), submission(number, codes.get(programme), ward, random));
    file.intake(accepted, new IntakeEvent.DossierAccepted(code(number), version.id(), DueReceipts.of(receipt)));
    file.intake(accepted.plusSeconds(60), new IntakeEvent.DossierPosted());
    file.intake(accepted.plusSeconds(120), new IntakeEvent.DossierForwarded("appraise"));
    file.eligibility("kip-eligibility", accepted.plusSeconds(180), assessment(OfficeTime.date(accepted)));
    var decided = at(decidedOn, 14, random);
    file.eligibility("division-1", decided.minusSeconds(3600),
        new EligibilityEvent.DossierAppraised(EligibilityEvent.Outcome.Proposal.GRANT, 720_000L, null));
    if (random.nextInt(NEVER_DECIDED_ONE_IN) == 0) {
      file.intake(decided, new IntakeEvent.DossierForwarded("decide"));
      file.intake(decided.plusSeconds(60), new IntakeEvent.ApologySent(decidedOn.plusDays(7), "chờ ý kiến"));
    } else {
      file.eligibility("chair-1", decided, new EligibilityEvent.DecisionSigned(EligibilityEvent.Outcome.GRANTED,
          number + "/QĐ-UBND", new OfficerId("chair-1"), 720_000L, null));
      file.intake(decided.plusSeconds(7200), new IntakeEvent.ResultReturned());
    }
    return file.records;
  }

  /** A dossier that waits for its appraisal and need not be posted: submitted, accepted and forwarded the moment before. */
  List<CaseRecord> waiting(long number, Instant now) {
    int programme = IntStream.range(0, programmes.size())
        .filter(index -> programmes.get(index).postingWorkingDays() == null).findFirst().orElseThrow();
    var version = programmes.get(programme);
    var receipt = calculator.due(Objects.requireNonNull(version.limit()), now);
    var file = new File(new DossierId("bench-waits-%08d".formatted(number)), new OfficerId("ward-19333-1"));
    file.intake(now, submission(number, codes.get(programme), "19333", random(number)));
    file.intake(now, new IntakeEvent.DossierAccepted(
        "000.18.25.H50-" + IN_CODE.format(OfficeTime.date(now)) + "-%04d".formatted(number + 1), version.id(),
        DueReceipts.of(receipt)));
    file.intake(now, new IntakeEvent.DossierForwarded("appraise"));
    return file.records;
  }

  private LocalDate decidedOn(DeadlineReceipt receipt, SplittableRandom random) {
    var day = random.nextInt(100) < LATE_IN_100
        ? receipt.due().date().plusDays(1 + random.nextInt(20))
        : receipt.due().date().minusDays(random.nextInt(Math.max(1,
            (int) ChronoUnit.DAYS.between(receipt.start(), receipt.due().date()))));
    while (!calculator.calendar().isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private IntakeEvent.DossierSubmitted submission(long number, String programme, String ward, SplittableRandom random) {
    var channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    return new IntakeEvent.DossierSubmitted(programme, ward, channel,
        new IntakeEvent.Applicant(name(number), identityNumber(number), "1960-02-03",
            random.nextBoolean() ? IntakeEvent.Sex.F : IntakeEvent.Sex.M),
        Map.of("birthDate", "1960-02-03", "householdStatus", "POOR", "pension", false),
        List.of(new IntakeEvent.Paper("declaration", IntakeEvent.Paper.Handling.SHOWN, null)));
  }

  private static EligibilityEvent assessment(LocalDate day) {
    var trace = new ArrayList<EligibilityEvent.RuleTried>();
    for (int rule = 1; rule <= 6; rule++) {
      trace.add(new EligibilityEvent.RuleTried("R" + rule, rule == 6, "Decree 20/2021 art. 5(" + rule + ")",
          "age 62; asked for 60 or more", "62 tuổi; cần từ 60 tuổi"));
    }
    return new EligibilityEvent.DossierAssessed(day, EligibilityEvent.Status.ELIGIBLE, "K6",
        new BigDecimal("2.0"), 720_000L, null, List.of(), List.of(), List.of(), trace, List.of(), "2021-07",
        null, List.of(), null);
  }

  private static Instant at(LocalDate day, int hour, SplittableRandom random) {
    return LocalDateTime.of(day.getYear(), day.getMonth(), day.getDayOfMonth(), hour, random.nextInt(60),
        random.nextInt(60)).atZone(OfficeTime.ZONE).toInstant();
  }

  /** A dossier's records as they grow. */
  private static final class File {

    private final DossierId id;
    private final OfficerId ward;
    private final List<CaseRecord> records = new ArrayList<>();
    private long intake;
    private long eligibility;

    File(DossierId id, OfficerId ward) {
      this.id = id;
      this.ward = ward;
    }

    void intake(Instant at, CaseEvent event) {
      records.add(new CaseRecord(id, Producer.INTAKE, ++intake, at, at, ward, null, null, event));
    }

    void eligibility(String actor, Instant at, CaseEvent event) {
      records.add(
          new CaseRecord(id, Producer.ELIGIBILITY, ++eligibility, at, at, new OfficerId(actor), null, null, event));
    }
  }
}
