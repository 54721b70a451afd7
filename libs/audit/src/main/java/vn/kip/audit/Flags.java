package vn.kip.audit;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.kip.audit.WorkingDays.Day;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.Channel;
import vn.kip.events.IntakeEvent.DossierPosted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.PaymentEvent.PaymentSettled;

/** Integrity findings, raised a second time (rules of on-time handling, 7). */
final class Flags {

  static final String FILED_AGAIN = "D9";
  private static final DateTimeFormatter DAY_OF_CODE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int MORNING = 6;
  private static final int NIGHT = 22;
  private static final int FILED_AGAIN_WITHIN_DAYS = 30;

  private final Dossier dossier;
  private final WorkingDays calendar;

  private Flags(Dossier dossier, WorkingDays calendar) {
    this.dossier = dossier;
    this.calendar = calendar;
  }

  static Set<String> of(Dossier dossier, WorkingDays calendar) {
    var flags = new Flags(dossier, calendar);
    var raised = new TreeSet<String>();
    raise(raised, "D1", !dossier.clock().unlawfulRequests().isEmpty());
    raise(raised, "D4", flags.isRecordedLate() || flags.isCodeOfAnotherDay());
    raise(raised, "D8", flags.isDecidedOutOfForm());
    raise(raised, "D12", flags.isApologyTooLateOrTwice());
    raise(raised, "D14", flags.isDecidedAtAnOddHour());
    raise(raised, "D15", flags.isAcceptedLate());
    raise(raised, "E1", flags.isAgainstAssessment());
    return raised;
  }

  private static void raise(Set<String> raised, String flag, boolean holds) {
    if (holds) {
      raised.add(flag);
    }
  }

  private boolean isRecordedLate() {
    return dossier.facts().stream().filter(Flags::isAction)
        .anyMatch(fact -> knownAt(fact).isAfterNextWorkingDay(fact.recordedOn(), fact.on()));
  }

  private WorkingDays knownAt(Fact fact) {
    return calendar.knownAt(fact.entry().recordedAt());
  }

  /** The actions a register knows: what people did, not what a service concluded. */
  private static boolean isAction(Fact fact) {
    return switch (fact.entry().event()) {
      case DossierSubmitted _ -> false;
      case IntakeEvent _,DossierAppraised _,DecisionSigned _,PaymentSettled _ -> true;
      default -> false;
    };
  }

  private boolean isCodeOfAnotherDay() {
    var day = dossier.acceptedOn().orElseThrow().format(DAY_OF_CODE);
    return !Objects.requireNonNull(dossier.code()).matches(".+-" + day + "-\\d{4}");
  }

  private boolean isDecidedOutOfForm() {
    return dossier.clock().decided().filter(decision -> {
      var number = ((DecisionSigned) decision.entry().event()).decisionNo();
      return number == null || number.isBlank() || isDecidedBeforePosted(decision);
    }).isPresent();
  }

  private boolean isDecidedBeforePosted(Fact decision) {
    var days = dossier.terms().postingDays();
    if (days == null) {
      return false;
    }
    var posted = dossier.first(DossierPosted.class);
    return posted.isEmpty() || knownAt(decision).after(posted.get().on(), days)
        .filter(decision.on()::isBefore).isPresent();
  }

  private boolean isApologyTooLateOrTwice() {
    var apologies = dossier.all(ApologySent.class);
    return apologies.size() > 1 || apologies.stream().anyMatch(apology -> dossier.clock().dueAt(apology.at())
        .filter(due -> !apology.on().isBefore(due.date())).isPresent());
  }

  private boolean isDecidedAtAnOddHour() {
    var limit = dossier.terms().limit();
    return (limit == null || !limit.inHours()) && dossier.clock().decided().filter(decision -> {
      int hour = decision.at().atZone(Fact.LOCAL).getHour();
      return switch (knownAt(decision).day(decision.on())) {
        case Day.WORKING -> hour < MORNING || hour >= NIGHT;
        case Day.FREE -> true;
        // Beyond the calendar nothing can be held against the office.
        case Day.UNKNOWN -> false;
      };
    }).isPresent();
  }

  private boolean isAcceptedLate() {
    return dossier.submission().channel() == Channel.ONLINE && dossier.clock().accepted()
        .filter(accepted -> knownAt(accepted).isAfterNextWorkingDay(accepted.on(), dossier.submitted().on()))
        .isPresent();
  }

  private boolean isAgainstAssessment() {
    return dossier.clock().decided().flatMap(decision -> dossier.assessment()
        .filter(assessed -> contradict((DecisionSigned) decision.entry().event(), assessed))).isPresent();
  }

  private static boolean contradict(DecisionSigned signed, DossierAssessed assessed) {
    boolean granted = signed.outcome() == Outcome.GRANTED;
    return switch (assessed.status()) {
      case Status.INELIGIBLE -> granted;
      case Status.ELIGIBLE -> !granted
          || (assessed.amount() != null && !Objects.equals(assessed.amount(), signed.amount()));
      case Status.NEEDS_FACTS, Status.NEEDS_APPRAISAL, Status.NEEDS_REGISTER -> false;
    };
  }

  /** D9: dossiers that were withdrawn and filed again within thirty days, and those they were filed again as. */
  static Set<String> filedAgain(Collection<Dossier> dossiers) {
    Map<String, List<Dossier>> byPerson = new HashMap<>();
    dossiers.forEach(dossier -> byPerson
        .computeIfAbsent(dossier.submission().applicant().identityNumber() + " " + dossier.submission().programme(),
            _ -> new ArrayList<>())
        .add(dossier));
    var found = new HashSet<String>();
    byPerson.values().forEach(ofOne -> ofOne.stream().filter(Dossier::isOfForm06)
        .forEach(one -> one.clock().withdrawn().ifPresent(withdrawal -> ofOne.stream()
            .filter(again -> isSoonAfter(withdrawal, again.submittedAt()))
            .forEach(again -> {
              found.add(one.id());
              found.add(again.id());
            }))));
    return found;
  }

  private static boolean isSoonAfter(Fact withdrawal, Instant submitted) {
    return submitted.isAfter(withdrawal.at()) && !submitted.atZone(Fact.LOCAL).toLocalDate()
        .isAfter(withdrawal.on().plusDays(FILED_AGAIN_WITHIN_DAYS));
  }
}
