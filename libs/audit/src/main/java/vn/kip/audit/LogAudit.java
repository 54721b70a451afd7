package vn.kip.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Chain.Witness;
import vn.kip.audit.Finding.Kind;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.SupplementReceived;
import vn.kip.events.LogEvent.RecordDiscarded;
import vn.kip.events.NewerEvent;
import vn.kip.events.PaymentEvent.GrantTakenOver;
import vn.kip.events.UnreadableEventException;

/**
 * Folds the log a second time. Records are taken in one after another, in the log's order per partition; {@link #result} can
 * be asked at any time, and records can follow.
 */
public final class LogAudit {

  private final RuleBook rules;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Repeat> repeats = new ArrayList<>();
  private final TreeMap<Integer, Chain> chains = new TreeMap<>();
  private final Map<String, CaseFacts> cases = new LinkedHashMap<>();
  private final Map<String, Letters> letters = new HashMap<>();

  public LogAudit(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * Seals that somebody else has of this log, to be held against it; before any record is taken in.
   *
   * @param who says so, in English, such as {@code the report}; {@code vi} in Vietnamese
   */
  public void hold(List<Seal> seals, String who, String vi) {
    seals.forEach(seal -> chain(seal.partition()).add(new Witness(who, vi, seal)));
  }

  /** @param stated the seal stated after the record; null in the log itself, which states none */
  public void take(LogRecord entry, @Nullable String stated) {
    chain(entry.partition()).take(entry, stated);
    CaseRecord event;
    try {
      event = CaseEventCodec.read(entry.headers(), entry.payload(), latest(entry));
    } catch (UnreadableEventException e) {
      unreadable(entry, String.valueOf(e.getMessage()));
      return;
    }
    var id = event.dossier().value();
    if (!id.equals(entry.key())) {
      findings.add(Finding.ofLog(Kind.UNREADABLE, entry.partition(), entry.offset(),
          "the record at offset " + entry.offset() + " has the key " + entry.key() + " and is about dossier " + id,
          "bản ghi ở offset " + entry.offset() + " có khóa " + entry.key() + " nhưng nói về hồ sơ " + id));
    }
    letters(id).take(new Fact(entry.partition(), entry.offset(), event));
  }

  /** What was recorded later than this was not recorded before the log took it. */
  private static @Nullable Instant latest(LogRecord entry) {
    return entry.loggedAt() == null ? null : entry.loggedAt().plus(CaseEventCodec.CLOCK_TOLERANCE);
  }

  private void unreadable(LogRecord entry, String reason) {
    var subject = dossier(entry.headers().get("ce_subject")).or(() -> dossier(entry.key()));
    if (subject.isPresent()) {
      letters(subject.get()).broken(entry, reason);
    } else {
      findings.add(Finding.ofLog(Kind.UNREADABLE, entry.partition(), entry.offset(),
          "the record at offset " + entry.offset() + " is no case event and names no dossier: " + reason,
          "bản ghi ở offset " + entry.offset() + " không phải là sự kiện hồ sơ và không nêu hồ sơ nào: " + reason));
    }
  }

  private static Optional<String> dossier(@Nullable String id) {
    try {
      return id == null ? Optional.empty() : Optional.of(new DossierId(id).value());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Letters letters(String id) {
    return letters.computeIfAbsent(id, _ -> new Letters(cases.computeIfAbsent(id, CaseFacts::new), findings::add,
        repeats::add));
  }

  /** A line of an exported log that cannot be read any more, as far as it is legible. */
  public void illegible(int partition, long offset, @Nullable String stated) {
    chain(partition).illegible(offset, stated);
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  private Chain chain(int partition) {
    return chains.computeIfAbsent(partition, _ -> new Chain(partition, findings::add));
  }

  /** Nothing more comes: what is still open in the chain is settled. */
  public void end() {
    chains.values().forEach(Chain::end);
  }

  /** How far each partition goes. */
  public List<Seal> seals() {
    return chains.values().stream().map(Chain::seal).toList();
  }

  /** What the log comes to. */
  public Audit result() {
    return result(Map.of());
  }

  /** @param cut the last offset that counts, by partition; all of a partition that is not named */
  public Audit result(Map<Integer, Long> cut) {
    var found = new ArrayList<>(findings);
    var dossiers = new LinkedHashMap<String, Dossier>();
    var unknown = new TreeMap<String, Integer>();
    var recipients = new ArrayList<List<Fact>>();
    letters.values().forEach(held -> found.addAll(held.findings(cut)));
    var newer = new TreeMap<String, List<Fact>>();
    var givenUp = new ArrayList<GivenUp>();
    for (var source : cases.values()) {
      var facts = source.facts(null, cut);
      facts.forEach(fact -> ofTheLog(fact, newer, givenUp));
      try {
        if (isTakenOver(facts)) {
          recipients.add(facts);
        } else {
          read(source, facts, found, unknown).ifPresent(dossier -> dossiers.put(dossier.id(), dossier));
        }
        MonthlyMoney.check(facts, found::add);
        TwoOfficers.check(facts, found::add);
      } catch (RuntimeException e) {
        found.add(Finding.ofFact(Kind.UNREADABLE, facts.getLast(), source.code(),
            "the facts of the dossier cannot be read together, it is in no figure here: "
                + e.getClass().getSimpleName(),
            "các sự kiện của hồ sơ không đọc chung được, hồ sơ không được tính: " + e.getClass().getSimpleName()));
      }
    }
    newer.forEach((type, facts) -> found.add(tooOld(type, facts)));
    unknown.forEach((version, count) -> found.add(Finding.of(Kind.PROGRAMME_UNKNOWN,
        "programme " + version + " is unknown to the auditor; its " + count + " dossiers are in no figure here",
        "chương trình " + version + " không có trong bộ quy tắc kiểm toán; " + count
            + " hồ sơ của chương trình này không được tính")));
    var unknownProgrammes = new TreeSet<String>();
    unknown.keySet().forEach(version -> unknownProgrammes.add(version.split("[@ ]", 2)[0]));
    var balances = Balances.of(dossiers.values(), recipients, found::add);
    long records = chains.values().stream().mapToLong(Chain::counted).sum();
    return new Audit(records, seals(), balances, repeats, givenUp, found, dossiers, Map.copyOf(cases),
        unknownProgrammes, rules.calendar());
  }

  private static void ofTheLog(Fact fact, Map<String, List<Fact>> newer, List<GivenUp> givenUp) {
    var entry = fact.entry();
    if (entry.event() instanceof NewerEvent event) {
      newer.computeIfAbsent(event.type(), _ -> new ArrayList<>()).add(fact);
    } else if (entry.event() instanceof RecordDiscarded event) {
      givenUp.add(new GivenUp(fact.partition(), fact.offset(), entry.dossier().value(), event.record(),
          event.proposedBy().value(), entry.actor().value(), event.reason()));
    }
  }

  private static Finding tooOld(String type, List<Fact> facts) {
    var first = facts.getFirst();
    return Finding.ofLog(Kind.AUDITOR_TOO_OLD, first.partition(), first.offset(),
        "the auditor is older than the log: it does not know " + type + " (" + facts.size()
            + " records, the first at offset " + first.offset() + ")",
        "chương trình kiểm toán cũ hơn nhật ký: chưa biết " + type + " (" + facts.size()
            + " bản ghi, bản ghi đầu ở offset " + first.offset() + ")");
  }

  /** Decided before Kịp: no dossier was received with it, and it is in no figure. */
  private static boolean isTakenOver(List<Fact> facts) {
    return Dossier.first(facts, GrantTakenOver.class).isPresent()
        && Dossier.first(facts, DossierSubmitted.class).isEmpty();
  }

  private Optional<Dossier> read(CaseFacts source, List<Fact> facts, List<Finding> found,
      Map<String, Integer> unknown) {
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    var submitted = Dossier.first(facts, DossierSubmitted.class);
    if (submitted.isEmpty()) {
      found.add(Finding.ofFact(Kind.BALANCE, facts.getFirst(), source.code(), "a dossier that was never submitted",
          "hồ sơ chưa từng được nộp"));
      return Optional.empty();
    }
    var programme = ((DossierSubmitted) submitted.get().entry().event()).programme();
    var version = Dossier.first(facts, DossierAccepted.class)
        .map(fact -> ((DossierAccepted) fact.entry().event()).programmeVersion()).orElse(null);
    var terms = rules.find(programme, version);
    if (terms.isEmpty()) {
      unknown.merge(version == null ? programme : version, 1, Integer::sum);
    }
    return terms.map(known -> {
      var dossier = Dossier.of(source.id(), facts, submitted.get(), known, rules.calendar());
      checkDues(dossier, found);
      return dossier;
    });
  }

  /** The due dates printed on slips are held against those the rules give. */
  private void checkDues(Dossier dossier, List<Finding> found) {
    var limit = dossier.terms().limit();
    for (var fact : dossier.facts()) {
      var receipt = switch (fact.entry().event()) {
        case DossierAccepted event -> event.due();
        case SupplementReceived event -> event.due();
        default -> null;
      };
      if (receipt != null) {
        var due = limit == null
            ? null
            : limit.from(fact.at(), rules.calendar().knownAt(fact.entry().recordedAt())).orElse(null);
        if (due == null || !due.date().equals(receipt.due()) || !Objects.equals(due.instant(), receipt.dueInstant())) {
          found.add(Finding.ofFact(Kind.DUE_DIFFERS, fact, dossier.code(),
              "the slip says due " + text(receipt) + ", the rules give " + (due == null ? "none" : due.date()),
              "phiếu hẹn ghi ngày " + text(receipt) + ", theo quy định là " + (due == null ? "không có" : due.date())));
        }
      }
    }
  }

  private static String text(DueReceipt receipt) {
    return String.valueOf(receipt.dueInstant() == null ? receipt.due() : receipt.dueInstant());
  }
}
