package vn.kip.discretion;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEvent;
import vn.kip.events.EligibilityEvent;
import vn.kip.events.EligibilityEvent.AdjustmentProposed;
import vn.kip.events.EligibilityEvent.Answer;
import vn.kip.events.EligibilityEvent.AppraisalReturned;
import vn.kip.events.EligibilityEvent.DecisionSigned;
import vn.kip.events.EligibilityEvent.DossierAppraised;
import vn.kip.events.EligibilityEvent.DossierAssessed;
import vn.kip.events.EligibilityEvent.Part;
import vn.kip.events.EligibilityEvent.RuleTried;
import vn.kip.events.IntakeEvent;
import vn.kip.events.IntakeEvent.ApologySent;
import vn.kip.events.IntakeEvent.Applicant;
import vn.kip.events.IntakeEvent.DossierRefusedAtDesk;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.DossierWithdrawn;
import vn.kip.events.IntakeEvent.Paper;
import vn.kip.events.IntakeEvent.SupplementRequested;
import vn.kip.events.LogEvent;
import vn.kip.events.NewerEvent;
import vn.kip.events.PaymentEvent;
import vn.kip.events.PaymentEvent.Change;
import vn.kip.events.PaymentEvent.GrantChangeProposed;
import vn.kip.events.PaymentEvent.GrantChanged;
import vn.kip.events.PaymentEvent.GrantOpened;
import vn.kip.events.PaymentEvent.GrantReturned;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.events.PaymentEvent.Running;
import vn.kip.events.ReportingEvent;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.Programme;

/**
 * Withholds what the catalogue marks {@code sensitive}. What is sensitive in any version of a programme is so in all: a
 * dossier's version is of no use to who looks for something to hide.
 */
public final class Discretion {

  /** Between categories that add up, such as {@code K4+K6}. */
  private static final String AND = "\\+";
  private static final Marks NOTHING = new Marks(false, Set.of(), Set.of(), Set.of());

  private final Map<String, Marks> programmes = new HashMap<>();

  public Discretion(Catalogue catalogue) {
    catalogue.programmes().forEach(programme -> programmes.put(programme.code(), Marks.of(programme)));
  }

  private record Marks(boolean identity, Set<String> facts, Set<String> papers, Set<String> categories) {

    static Marks of(Programme programme) {
      var facts = new HashSet<String>();
      var papers = new HashSet<String>();
      var categories = new HashSet<String>();
      boolean identity = false;
      for (var version : programme.versions()) {
        identity |= version.sensitive().identity();
        facts.addAll(version.sensitive().facts());
        papers.addAll(version.sensitive().papers());
        categories.addAll(version.sensitive().categories());
      }
      return new Marks(identity, Set.copyOf(facts), Set.copyOf(papers), Set.copyOf(categories));
    }

    /** A row of a table is named by its category, and by what tells it from others of it. */
    boolean names(String row) {
      return categories.stream().anyMatch(category -> row.equals(category) || row.startsWith(category + " "));
    }

    boolean hides(@Nullable String category) {
      return category != null && Arrays.stream(category.split(AND)).anyMatch(categories::contains);
    }
  }

  private Marks marks(String programme) {
    return programmes.getOrDefault(programme, NOTHING);
  }

  /** Whether anything about the dossier is for those alone who work on it: a look at it is recorded. */
  public boolean isSensitive(DossierSubmitted submission, @Nullable DossierAssessed assessment) {
    var marks = marks(submission.programme());
    return marks.identity()
        || submission.facts().entrySet().stream()
            .anyMatch(fact -> marks.facts().contains(fact.getKey()) && says(fact.getValue()))
        || submission.papers().stream().anyMatch(paper -> marks.papers().contains(paper.id()))
        || (assessment != null && isSensitive(submission.programme(), assessment));
  }

  /** Whether it grants by a category that is. */
  public boolean isSensitive(String programme, DossierAssessed assessment) {
    var marks = marks(programme);
    return marks.hides(assessment.category())
        || assessment.parts().stream().anyMatch(part -> marks.hides(part.category()));
  }

  /** A no tells nothing of anybody. */
  private static boolean says(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value) && !value.toString().isBlank();
  }

  /** As lists show it: the first letters where the identity is sensitive. */
  public String name(String programme, String name) {
    return marks(programme).identity() ? initials(name) : name;
  }

  private static String initials(String name) {
    return Arrays.stream(name.strip().split("\\s+")).map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
        .collect(Collectors.joining(" "));
  }

  /** Also without number and day of birth where the identity is sensitive. */
  public Applicant applicant(String programme, Applicant applicant) {
    return marks(programme).identity()
        ? new Applicant(initials(applicant.name()), "", "", applicant.sex())
        : applicant;
  }

  public List<Paper> papers(String programme, List<Paper> papers) {
    return papers.stream().filter(paper -> !marks(programme).papers().contains(paper.id())).toList();
  }

  public boolean hidesPaper(String programme, String paper) {
    return marks(programme).papers().contains(paper);
  }

  public @Nullable String category(String programme, @Nullable String category) {
    return marks(programme).hides(category) ? null : category;
  }

  /**
   * The event as those see it who do not work on the dossier.
   *
   * @param sensitive whether the dossier is
   */
  public CaseEvent withheld(String programme, boolean sensitive, CaseEvent event) {
    return switch (event) {
      case DossierSubmitted submitted -> new DossierSubmitted(submitted.programme(), submitted.ward(),
          submitted.channel(), applicant(programme, submitted.applicant()), facts(programme, submitted.facts()),
          papers(programme, submitted.papers()));
      // What officers write in their own words of a sensitive dossier may name what is withheld.
      case SupplementRequested request when sensitive -> new SupplementRequested(
          request.papers().stream().filter(paper -> !hidesPaper(programme, paper)).toList(), "", null);
      case DossierRefusedAtDesk _ when sensitive -> new DossierRefusedAtDesk("");
      case DossierWithdrawn _ when sensitive -> new DossierWithdrawn("");
      case ApologySent apology when sensitive -> new ApologySent(apology.newDate(), "");
      case DossierAppraised appraised when sensitive -> withoutWords(appraised);
      case AppraisalReturned _ when sensitive -> new AppraisalReturned("");
      case DecisionSigned signed when sensitive -> withoutWords(signed);
      case GrantReturned returned when sensitive -> new GrantReturned(returned.grantId(), "");
      case DossierAssessed assessed -> withheld(programme, sensitive, assessed);
      case AdjustmentProposed proposed -> withheld(programme, proposed);
      case GrantOpened opened when opened.running() != null -> new GrantOpened(opened.grantId(), opened.amount(),
          opened.kind(), opened.entitledFrom(), opened.decisionEventId(), withheld(programme, opened.running()));
      case GrantTakenOver over -> new GrantTakenOver(over.grantId(), over.recipient(), over.decisionNo(),
          over.paidThrough(), over.method(), over.account(), withheld(programme, over.running()));
      case GrantChangeProposed proposed -> new GrantChangeProposed(proposed.grantId(),
          withheld(programme, proposed.change()), sensitive ? "" : proposed.reason(), proposed.article());
      case GrantChanged changed -> new GrantChanged(changed.grantId(), withheld(programme, changed.change()),
          changed.proposal(), changed.decisionNo());
      // Tell nothing of the person beyond what everybody sees.
      case IntakeEvent _,EligibilityEvent _,PaymentEvent _,ReportingEvent _,LogEvent _,NewerEvent _ -> event;
    };
  }

  /** What an officer writes in their own words of a sensitive dossier may name what is withheld. */
  public static DossierAppraised withoutWords(DossierAppraised appraised) {
    return new DossierAppraised(appraised.proposal(), appraised.amount(), null);
  }

  /** As of an appraisal. */
  public static DecisionSigned withoutWords(DecisionSigned signed) {
    return new DecisionSigned(signed.outcome(), signed.decisionNo(), signed.signer(), signed.amount(), null);
  }

  /** Without the categories that are sensitive. */
  public AdjustmentProposed withheld(String programme, AdjustmentProposed proposed) {
    return new AdjustmentProposed(proposed.day(), proposed.causes(), withheld(programme, proposed.was()),
        withheld(programme, proposed.now()), without(marks(programme).facts(), proposed.missing()), proposed.rules(),
        proposed.law());
  }

  private Map<String, @Nullable Object> facts(String programme, Map<String, @Nullable Object> facts) {
    var shown = new LinkedHashMap<>(facts);
    shown.keySet().removeAll(marks(programme).facts());
    return shown;
  }

  /**
   * Without rows of the table that are sensitive; of a sensitive dossier without any, since what is missing would tell as
   * much.
   */
  public DossierAssessed withheld(String programme, boolean sensitive, DossierAssessed assessed) {
    var marks = marks(programme);
    return new DossierAssessed(assessed.asOf(), assessed.status(),
        sensitive ? null : category(programme, assessed.category()),
        sensitive ? null : assessed.coefficient(), assessed.amount(), assessed.entitledFrom(),
        assessed.parts().stream().map(part -> withheld(programme, sensitive, part)).toList(),
        sensitive ? List.of() : assessed.failed().stream().filter(one -> !marks.names(one.rule())).toList(),
        without(marks.facts(), assessed.missing()),
        sensitive
            ? List.of()
            : assessed.trace().stream().filter(one -> !marks.names(one.rule())).map(Discretion::withoutValues).toList(),
        sensitive ? List.of() : assessed.lines(), assessed.rules(), assessed.because(),
        sensitive || assessed.nearest() == null
            ? null
            : assessed.nearest().stream().filter(one -> !marks.names(one.rule())).toList(),
        assessed.again());
  }

  /** What the population register holds, and which other dossiers there are, is for those who appraise and decide. */
  public static DossierAssessed withoutValues(DossierAssessed assessed) {
    return new DossierAssessed(assessed.asOf(), assessed.status(), assessed.category(), assessed.coefficient(),
        assessed.amount(), assessed.entitledFrom(), assessed.parts(), assessed.failed(), assessed.missing(),
        assessed.trace().stream().map(Discretion::withoutValues).toList(), assessed.lines(), assessed.rules(),
        assessed.because(), assessed.nearest(), assessed.again());
  }

  private static RuleTried withoutValues(RuleTried tried) {
    return tried.finding() == null
        ? tried
        : new RuleTried(tried.rule(), tried.held(), tried.article(), tried.finding(), List.of());
  }

  private Part withheld(String programme, boolean sensitive, Part part) {
    return sensitive || marks(programme).hides(part.category())
        ? new Part("", part.coefficient(), part.amount(), part.entitledFrom())
        : part;
  }

  private Answer withheld(String programme, Answer answer) {
    return new Answer(answer.status(), category(programme, answer.category()), answer.coefficient(), answer.amount());
  }

  private Running withheld(String programme, Running running) {
    return new Running(running.programme(), running.person(), running.ward(), running.decidedOn(), running.series(),
        running.paysDeathMonth(), running.movedIn(), parts(programme, running.parts()));
  }

  /** A change as those see it who do not work on the dossier. */
  public Change withheld(String programme, Change change) {
    return new Change(change.kind(), change.from(), change.parts() == null ? null : parts(programme, change.parts()),
        change.backPay(), change.deathDate(), change.ward());
  }

  private List<MonthlyPart> parts(String programme, List<MonthlyPart> parts) {
    return parts.stream().map(part -> marks(programme).hides(part.category())
        ? new MonthlyPart("", part.coefficient(), part.amount(), part.from())
        : part).toList();
  }

  private static List<String> without(Collection<String> hidden, List<String> names) {
    return names.stream().filter(name -> !hidden.contains(name)).toList();
  }
}
