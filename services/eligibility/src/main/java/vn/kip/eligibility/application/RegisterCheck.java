package vn.kip.eligibility.application;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.eligibility.domain.Namesake;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EligibilityEvent.Trigger;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.DossierSubmitted;

/**
 * Resumes assessments that wait for the population register. What it says becomes findings for the appraiser, at the head
 * of the trace; while it is away, assessments wait and nobody is refused.
 */
public final class RegisterCheck {

  private static final Logger LOG = LoggerFactory.getLogger(RegisterCheck.class);
  private static final int PAGE = 100;
  /** Fewer than the register's bulkhead lets through. */
  private static final int AT_ONCE = 8;
  private static final CaseQuery WAITING = CaseQuery.where(AppraisalList.ASSESSMENT, Status.NEEDS_REGISTER);

  private final CaseFiles files;
  private final CaseCommands commands;
  private final Assessments assessments;
  private final PopulationRegister register;
  private final InstantSource clock;

  public RegisterCheck(CaseFiles files, CaseCommands commands, Assessments assessments, PopulationRegister register,
      InstantSource clock) {
    this.files = files;
    this.commands = commands;
    this.assessments = assessments;
    this.register = register;
    this.clock = clock;
  }

  /**
   * Goes through what waits, some at once, until the register is away or nothing waits. A dossier that cannot be checked
   * goes on waiting and is passed over.
   */
  public synchronized void resume() {
    if (!commands.isOpen()) {
      return;
    }
    int passedOver = 0;
    List<CaseFile> waiting;
    do {
      waiting = files.list(WAITING, AppraisalList.ACCEPTED_AT, passedOver, PAGE);
      var fates = fates(waiting);
      if (fates.contains(Fate.REGISTER_AWAY)) {
        LOG.warn("{} assessments go on waiting for the population register", files.count(WAITING));
        return;
      }
      passedOver += Collections.frequency(fates, Fate.STAYS);
    } while (waiting.size() == PAGE);
  }

  /** One asks first, so that a register that is away is not asked by all. */
  private List<Fate> fates(List<CaseFile> waiting) {
    var fates = waiting.stream().limit(1).map(this::fate).collect(Collectors.toCollection(ArrayList::new));
    if (!fates.contains(Fate.REGISTER_AWAY)) {
      waiting.stream().skip(1).gather(Gatherers.mapConcurrent(AT_ONCE, this::fate)).forEach(fates::add);
    }
    return fates;
  }

  private enum Fate {
    CHECKED,
    STAYS,
    REGISTER_AWAY
  }

  private Fate fate(CaseFile waiting) {
    try {
      resume(waiting);
      return Fate.CHECKED;
    } catch (PopulationRegister.RegisterAwayException e) {
      LOG.warn("dossier {} goes on waiting: {}", waiting.id(), e.getMessage());
      return Fate.REGISTER_AWAY;
    } catch (PopulationRegister.UnusableAnswerException e) {
      LOG.warn("dossier {} goes on waiting: {}", waiting.id(), e.getMessage());
      return Fate.STAYS;
    } catch (RuntimeException e) {
      LOG.error("dossier {} cannot be checked with the population register and goes on waiting", waiting.id(), e);
      return Fate.STAYS;
    }
  }

  private void resume(CaseFile waiting) {
    var appraisal = Appraisal.of(waiting);
    var applicant = Objects.requireNonNull(appraisal.applicant());
    var person = register.find(applicant.identityNumber());
    var checks = new ArrayList<RuleTried>(PersonFindings.of(Objects.requireNonNull(appraisal.submission()), person));
    var submission = Objects.requireNonNull(appraisal.submission());
    checks.add(PersonFindings.others(
        others(waiting, submission, CaseQuery.where(AppraisalList.APPLICANT, applicant.identityNumber()), _ -> true)));
    PersonFindings.namesakes(others(waiting, submission,
        CaseQuery.where(AppraisalList.NAMESAKE, Namesake.key(submission)),
        other -> Namesake.mayBeOne(applicant, other)))
        .ifPresent(checks::add);
    commands.handle(waiting.id(), null, file -> {
      var current = Appraisal.of(file).assessment();
      if (current == null || current.status() != Status.NEEDS_REGISTER) {
        return Decision.of();
      }
      return Decision.of(NewEvent.live(assessments.assess(file, checks, new Again(Trigger.REGISTER_ANSWERED, null)),
          clock.instant(), PaidOnce.SELF));
    });
  }

  /** Codes of other dossiers for the same programme that were not refused. */
  private List<String> others(CaseFile waiting, DossierSubmitted submission, CaseQuery persons,
      Predicate<Applicant> person) {
    return files.list(persons, AppraisalList.CODE, 0, PAGE).stream()
        .filter(other -> !other.id().equals(waiting.id()))
        .map(Appraisal::of)
        .filter(other -> other.isFor(submission.programme()))
        .filter(other -> other.applicant() != null && person.test(other.applicant()))
        .filter(other -> other.acceptance() != null && !other.closed())
        .filter(other -> other.decision() == null || other.isGranted())
        .map(other -> Objects.requireNonNull(other.acceptance()).code())
        .toList();
  }
}
