package vn.kip.eligibility.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.casefile.Decision;
import vn.kip.casefile.NewEvent;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.Answer;
import vn.kip.events.EligibilityEvent.Cause;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Outcome;
import vn.kip.office.OfficeTime;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.Reassessment;

/**
 * Looks again, as days pass, at whom the office pays month by month. A look is taken as of the day that calls for it, by
 * the law of that day; so the same proposals come out whenever the look happens, and a day on which nothing ran is made
 * good.
 */
public final class Ageing {

  private static final Logger LOG = LoggerFactory.getLogger(Ageing.class);
  private static final int PAGE = 500;
  /** 2 and 2.0 are one coefficient. */
  private static final Comparator<@Nullable BigDecimal> BY_SIZE = Comparator.nullsFirst(Comparator.naturalOrder());

  private final Catalogue catalogue;
  private final Assessments assessments;
  private final CaseFiles files;
  private final CaseCommands commands;
  private final InstantSource clock;

  public Ageing(Catalogue catalogue, Assessments assessments, CaseFiles files, CaseCommands commands,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.assessments = assessments;
    this.files = files;
    this.commands = commands;
    this.clock = clock;
  }

  /** Proposes what is due up to and including today; safe to repeat. Who cannot be looked at does not keep the others out. */
  public void dayHasPassed(LocalDate today) {
    commands.requireOpen();
    var running = running();
    for (int page = 0;; page++) {
      var granted = files.list(running, AppraisalList.ACCEPTED_AT, page * PAGE, PAGE);
      for (var file : granted) {
        if (isDue(file, today) && !adjustedSince(file)) {
          commands.handle(file.id(), null, current -> new Decision.Events(proposals(current, today)));
        }
      }
      if (granted.size() < PAGE) {
        return;
      }
    }
  }

  private boolean isDue(CaseFile file, LocalDate today) {
    try {
      return !proposals(file, today).isEmpty();
    } catch (RuntimeException e) {
      LOG.error("dossier {} cannot be looked at again", file.id(), e);
      return false;
    }
  }

  private CaseQuery running() {
    var programmes = catalogue.programmes().stream()
        .filter(programme -> programme.versions().stream().anyMatch(version -> version.reassessment() != null))
        .map(programme -> programme.code()).toList();
    return CaseQuery.where(AppraisalList.DECISION, Outcome.GRANTED).andAnyOf(AppraisalList.PROGRAMME, programmes);
  }

  /** What time has changed since the dossier was looked at last; pure but for the moment at which it is recorded. */
  List<NewEvent> proposals(CaseFile file, LocalDate today) {
    var appraisal = Appraisal.of(file);
    var assessment = appraisal.assessment();
    if (assessment == null || appraisal.closed()) {
      return List.of();
    }
    var earlier = appraisal.adjustment();
    var day = earlier == null ? assessment.asOf() : earlier.day();
    var last = earlier == null
        ? new Answer(assessment.status(), assessment.category(), assessment.coefficient(), assessment.amount())
        : earlier.now();
    var proposals = new ArrayList<NewEvent>();
    for (var look : looks(appraisal, day, today)) {
      var proposal = proposal(appraisal, look, last);
      if (proposal.isPresent()) {
        proposals.add(event(proposal.get(), assessedBy(file)));
        last = proposal.get().now();
      }
    }
    return proposals;
  }

  /** Each version says which days of its own call for a look. */
  private List<Reassessment.Look> looks(Appraisal appraisal, LocalDate after, LocalDate today) {
    var pinned = assessments.version(appraisal);
    var versions = catalogue.find(Objects.requireNonNull(appraisal.submission()).programme())
        .map(Programme::versions).orElse(List.of(pinned));
    return versions.stream().flatMap(version -> looks(version, appraisal, after, today).stream()).toList();
  }

  private static List<Reassessment.Look> looks(ProgrammeVersion version, Appraisal appraisal, LocalDate after,
      LocalDate today) {
    var reassessment = version.reassessment();
    var from = version.from().minusDays(1);
    var to = version.to();
    return reassessment == null
        ? List.of()
        : reassessment.between(appraisal.facts(), after.isAfter(from) ? after : from,
            to == null || today.isBefore(to) ? today : to);
  }

  private Optional<AdjustmentProposed> proposal(Appraisal appraisal, Reassessment.Look look, Answer last) {
    var version = version(appraisal, look.day());
    var reassessment = version.reassessment();
    if (reassessment == null) {
      return Optional.empty();
    }
    var answered = OfficeTime.date(Objects.requireNonNull(appraisal.acceptedAt()));
    var assessed = assessments.assessOn(look.day(), version, appraisal,
        reassessment.standing(appraisal.facts(), answered, look.day()));
    var now = new Answer(AssessedEvents.status(assessed), assessed.category(), assessed.coefficient(),
        assessed.amount());
    return sameEntitlement(last, now)
        ? Optional.empty()
        : Optional.of(new AdjustmentProposed(look.day(),
            look.causes().stream().map(cause -> new Cause(cause.fact(), cause.age())).toList(), last, now,
            assessed.missing(), version.id(), reassessment.law()));
  }

  /** A new rate alone changes every amount by law, without a dossier. */
  private static boolean sameEntitlement(Answer one, Answer other) {
    return one.status() == other.status() && Objects.equals(one.category(), other.category())
        && BY_SIZE.compare(one.coefficient(), other.coefficient()) == 0
        && (one.coefficient() != null || Objects.equals(one.amount(), other.amount()));
  }

  private ProgrammeVersion version(Appraisal appraisal, LocalDate day) {
    var pinned = assessments.version(appraisal);
    return catalogue.find(Objects.requireNonNull(appraisal.submission()).programme())
        .flatMap(programme -> programme.on(day)).orElse(pinned);
  }

  private static String assessedBy(CaseFile file) {
    return file.history().reversed().stream()
        .filter(entry -> entry.event() instanceof DossierAssessed).findFirst()
        .orElseThrow().id();
  }

  private NewEvent event(AdjustmentProposed proposal, String because) {
    Instant occurredAt = proposal.day().atStartOfDay(OfficeTime.ZONE).toInstant();
    Instant now = clock.instant();
    return new NewEvent(proposal, occurredAt, now, PaidOnce.SELF, because, null);
  }

  /** Whether a later dossier of the same person for the same programme has been granted: that one is looked at then. */
  private boolean adjustedSince(CaseFile file) {
    var own = Appraisal.of(file);
    var submission = Objects.requireNonNull(own.submission());
    var acceptedAt = Objects.requireNonNull(own.acceptedAt());
    return files
        .list(CaseQuery.where(AppraisalList.APPLICANT, submission.applicant().identityNumber()),
            AppraisalList.ACCEPTED_AT, 0, PAGE)
        .stream()
        .map(Appraisal::of)
        .filter(other -> other.isGranted() && other.isFor(submission.programme()))
        .anyMatch(other -> other.acceptedAt() != null && other.acceptedAt().isAfter(acceptedAt));
  }
}
