package vn.kip.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.CalendarRelease;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.DeadlineCalculator;
import vn.kip.deadlines.TimeLimit;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.DueReceipt;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EventType;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.office.OfficeTime;
import vn.kip.service.DueReceipts;

/** How tests tell the life of a dossier under a limit of five working days. */
public final class Dossier {

  public static final ProgrammeRules FIVE_DAYS = (_, _) -> Optional
      .of(new ProgrammeRules.Terms("LABOUR", true, TimeLimit.parse("5 WD"), null));
  public static final DeadlineCalculator CALCULATOR = new DeadlineCalculator(Calendars.vietnam().announced());

  private final DossierId id;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Producer, Long> seqs = new EnumMap<>(Producer.class);

  private Dossier(String name) {
    this.id = DossierId.ofRegister(name);
  }

  /** @param at local time, such as {@code 2022-03-01 08:00} */
  public static Dossier accepted(String at) {
    return accepted(at, "ANY");
  }

  /** Under the version of 2020. */
  public static Dossier accepted(String at, String programme) {
    return submitted(at, programme, IntakeEvent.Channel.DESK).acceptedLater(at, programme);
  }

  /** Over the internet, for a ward officer to accept. */
  public static Dossier submittedOnLine(String at) {
    return submitted(at, "ANY", IntakeEvent.Channel.ONLINE);
  }

  private static Dossier submitted(String at, String programme, IntakeEvent.Channel channel) {
    return new Dossier("dossier-" + at).with(at, new IntakeEvent.DossierSubmitted(programme, "19333", channel,
        new IntakeEvent.Applicant("Bùi Thị Đào", "045172302395", "1972-12-19", IntakeEvent.Sex.F), Map.of(),
        List.of()));
  }

  /** Of which all that came before the acceptance is missing. */
  public static Dossier withoutSubmission(String at) {
    return new Dossier("half-" + at).acceptedLater(at, "ANY");
  }

  public Dossier acceptedLater(String at) {
    return acceptedLater(at, "ANY");
  }

  private Dossier acceptedLater(String at, String programme) {
    return with(at, new IntakeEvent.DossierAccepted("000.18.25.H50-220301-0001", programme + "@2020-01-01",
        told(CALCULATOR, at)));
  }

  /** What a citizen is told at a moment; null where the calendar does not reach. */
  public static @Nullable DueReceipt told(DeadlineCalculator calculator, String at) {
    try {
      return DueReceipts.of(calculator.countedWithAt(moment(at)).due(TimeLimit.parse("5 WD"), moment(at)));
    } catch (CalendarDoesNotReachException _) {
      return null;
    }
  }

  public Dossier decided(String at) {
    return decided(at, at);
  }

  public Dossier decided(String at, String recordedAt) {
    return with(at, recordedAt,
        new DecisionSigned(Outcome.GRANTED, "1/QĐ", new OfficerId("chair-1"), null, null));
  }

  public Dossier supplementRequested(String at) {
    return with(at, new IntakeEvent.SupplementRequested(List.of("Giấy khai sinh"), "Thiếu giấy tờ", null));
  }

  public Dossier with(String at, CaseEvent event) {
    return with(at, at, event);
  }

  public Dossier with(String at, String recordedAt, CaseEvent event) {
    var producer = EventType.of(event).producer();
    facts.add(new Fact(facts.size(), new CaseRecord(id, producer, seqs.merge(producer, 1L, Long::sum), moment(at),
        moment(recordedAt), new OfficerId("officer-1"), null, null, event)));
    return this;
  }

  public DossierId id() {
    return id;
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  public Map<Producer, Long> seen() {
    return Map.copyOf(seqs);
  }

  public CaseReading reading(DeadlineCalculator calculator) {
    return CaseReading.of(facts, FIVE_DAYS, calculator).orElseThrow();
  }

  public CaseReading reading() {
    return reading(CALCULATOR);
  }

  public static Instant moment(String local) {
    return LocalDateTime.parse(local.replace(' ', 'T')).atZone(OfficeTime.ZONE).toInstant();
  }

  /** The usual calendar and one of 2027, with no day off but Saturdays and Sundays. */
  public static DeadlineCalculator with2027(String announced) {
    var releases = new ArrayList<>(Calendars.vietnam().announced().releases());
    releases.add(new CalendarRelease("vn-2027.1", 2027, 2027, "plain", moment(announced), Map.of(), Map.of()));
    return new DeadlineCalculator(new WorkingCalendar(releases));
  }

  /** The usual calendar and a day off announced at a moment. */
  static DeadlineCalculator withDayOff(String day, String announced) {
    var releases = new ArrayList<>(Calendars.vietnam().releases());
    var usual = releases.stream().filter(release -> release.id().equals("vn-2022.1")).findFirst().orElseThrow();
    var off = new HashMap<>(usual.daysOff());
    off.put(LocalDate.parse(day), new CalendarRelease.Occasion("Bão", "storm"));
    releases.add(new CalendarRelease("vn-2022.2", 2022, 2022, "storm", moment(announced), off, usual.workingDays()));
    return new DeadlineCalculator(new WorkingCalendar(releases));
  }
}
