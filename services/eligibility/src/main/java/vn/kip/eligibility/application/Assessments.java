package vn.kip.eligibility.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseFile;
import vn.kip.eligibility.application.PersonClaims.Claim;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.events.EligibilityEvent.Again;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.EligibilityEvent.Status;
import vn.kip.events.EligibilityEvent.Trigger;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.office.OfficeTime;
import vn.kip.programmes.Assessment;
import vn.kip.programmes.Assessor;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.OnceClaim;
import vn.kip.programmes.ProgrammeVersion;

/** Applies the pinned version's rules to a dossier, taking into account whom an earlier dossier already claims. */
public final class Assessments {

  private final Catalogue catalogue;
  private final PersonClaims claims;
  private final Assessor assessor;

  public Assessments(Catalogue catalogue, PersonClaims claims) {
    this.catalogue = catalogue;
    this.claims = claims;
    this.assessor = new Assessor(catalogue.rates());
  }

  /** The group in which a person is paid once; null outside such a group. */
  public @Nullable String onceGroup(CaseFile file) {
    return version(Appraisal.of(file)).onceGroup();
  }

  /** Notes whom the dossier claims, where a person is paid once. */
  public void claim(CaseFile file) {
    var appraisal = Appraisal.of(file);
    var group = version(appraisal).onceGroup();
    if (group != null) {
      var persons = assess(appraisal, Map.of()).persons();
      if (!persons.isEmpty()) {
        claims.add(group, persons, claim(file, appraisal));
      }
    }
  }

  /**
   * The rules' answer as things stand.
   *
   * @param checks what the register said, shown before the rules; empty where it was not asked
   * @param again why it is assessed again; null for the first time
   */
  public DossierAssessed assess(CaseFile file, List<RuleTried> checks, @Nullable Again again) {
    var appraisal = Appraisal.of(file);
    var alone = assess(appraisal, Map.of());
    var elsewhere = wonByOthers(rivals(file, appraisal, alone), _ -> true);
    return AssessedEvents.of(asOf(appraisal), elsewhere.isEmpty() ? alone : assess(appraisal, elsewhere), checks,
        again);
  }

  /** @param since when it could first be concluded */
  record Known(Instant since, DossierAssessed assessed) {}

  /**
   * The rules' answers where they differ from the one before, each from when it could be concluded: an earlier accepted
   * dossier may have been recorded later than this one.
   *
   * @param from when the acceptance of this dossier was recorded, or the answer before was given
   * @param before whose register findings stay part of the trace; null where it is the first time
   */
  List<Known> asItBecameKnown(CaseFile file, Instant from, @Nullable DossierAssessed before) {
    var appraisal = Appraisal.of(file);
    var alone = assess(appraisal, Map.of());
    var rivals = rivals(file, appraisal, alone);
    var checks = before == null ? List.<RuleTried>of() : checks(before);
    var answers = new ArrayList<Known>();
    var last = before;
    var known = Set.<String>of();
    for (var moment : moments(rivals, from)) {
      var elsewhere = wonByOthers(rivals, claim -> !claim.recordedAt().isAfter(moment));
      var answer = AssessedEvents.of(asOf(appraisal), elsewhere.isEmpty() ? alone : assess(appraisal, elsewhere),
          checks,
          last == null ? null : again(elsewhere.values(), known));
      if (last == null || !AssessedEvents.sameResult(last, answer)) {
        answers.add(new Known(moment, answer));
        last = answer;
      }
      known = Set.copyOf(elsewhere.values());
    }
    return answers;
  }

  private static Again again(Collection<String> winners, Set<String> known) {
    return winners.stream().filter(code -> !known.contains(code)).sorted().findFirst()
        .map(code -> new Again(Trigger.ACCEPTED_EARLIER, code))
        .orElse(new Again(Trigger.CLAIMS_CHANGED, null));
  }

  /** What the register said stays part of the trace. */
  private static List<RuleTried> checks(DossierAssessed current) {
    return current.trace().stream().filter(tried -> tried.rule().startsWith("register")).toList();
  }

  /** By person, the claims that come before the dossier's own; none where a person may be paid again. */
  private Map<String, List<Claim>> rivals(CaseFile file, Appraisal appraisal, Assessment alone) {
    var group = version(appraisal).onceGroup();
    if (group == null || alone.persons().isEmpty()) {
      return Map.of();
    }
    var own = claim(file, appraisal);
    var rivals = new HashMap<String, List<Claim>>();
    claims.of(group, alone.persons()).forEach((person, noted) -> {
      var ahead = noted.stream().filter(claim -> claim.once().compareTo(own.once()) < 0).toList();
      if (!ahead.isEmpty()) {
        rivals.put(person, ahead);
      }
    });
    return rivals;
  }

  private static Map<String, String> wonByOthers(Map<String, List<Claim>> rivals, Predicate<Claim> known) {
    var won = new HashMap<String, String>();
    rivals.forEach((person, ahead) -> PersonClaims.winner(ahead.stream().filter(known).toList())
        .ifPresent(winner -> won.put(person, winner.once().code())));
    return won;
  }

  /** The first, and each at which something became known later. */
  private static Set<Instant> moments(Map<String, List<Claim>> rivals, Instant first) {
    var moments = new TreeSet<Instant>(Set.of(first));
    rivals.values().stream().flatMap(List::stream).map(Claim::recordedAt).filter(first::isBefore).forEach(moments::add);
    return moments;
  }

  private Assessment assess(Appraisal appraisal, Map<String, String> elsewhere) {
    var applicant = appraisal.applicant();
    return assessor
        .assess(version(appraisal), asOf(appraisal), appraisal.facts(),
            applicant == null ? null : applicant.identityNumber(), elsewhere);
  }

  /** The rules' answer on another day and by other facts than those of the acceptance, for the applicant alone. */
  Assessment assessOn(LocalDate day, ProgrammeVersion version, Appraisal appraisal, Map<String, Object> facts) {
    var applicant = appraisal.applicant();
    return assessor.assess(version, day, facts, applicant == null ? null : applicant.identityNumber(), Map.of());
  }

  private static LocalDate asOf(Appraisal appraisal) {
    return OfficeTime.date(Objects.requireNonNull(appraisal.acceptedAt()));
  }

  /** The version pinned at acceptance. */
  ProgrammeVersion version(Appraisal appraisal) {
    var programme = Objects.requireNonNull(appraisal.submission(), "submitted before it is accepted").programme();
    var version = Objects.requireNonNull(appraisal.acceptance(), "accepted").programmeVersion();
    return catalogue.find(programme)
        .flatMap(found -> found.version(version))
        .orElseThrow(() -> new IllegalStateException("programme version " + version + " is not in the catalogue"));
  }

  private static Claim claim(CaseFile file, Appraisal appraisal) {
    var accepted = file.history().stream().filter(entry -> entry.event() instanceof DossierAccepted).findFirst()
        .orElseThrow();
    return new Claim(file.id(), new OnceClaim(Objects.requireNonNull(appraisal.acceptance()).code(),
        Objects.requireNonNull(appraisal.acceptedAt())), accepted.recordedAt());
  }

  /** While the population register has not answered, nothing is concluded. */
  public DossierAssessed waitingForRegister(CaseFile file) {
    var appraisal = Appraisal.of(file);
    return new DossierAssessed(
        asOf(appraisal),
        Status.NEEDS_REGISTER,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        version(appraisal).id(),
        null,
        null,
        null);
  }
}
