package vn.kip.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kip.audit.Chain.Witness;
import vn.kip.audit.Finding.Kind;
import vn.kip.audit.RuleBook.Terms;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent.DossierAccepted;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.IntakeEvent.SupplementReceived;
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
      event = CaseEventCodec.read(entry.headers(), entry.payload());
    } catch (UnreadableEventException e) {
      findings.add(Finding.ofLog(Kind.UNREADABLE, entry.partition(), entry.offset(),
          "the record at offset " + entry.offset() + " is no case event: " + e.getMessage(),
          "bản ghi ở offset " + entry.offset() + " không phải là sự kiện hồ sơ: " + e.getMessage()));
      return;
    }
    var id = event.dossier().value();
    if (!id.equals(entry.key())) {
      findings.add(Finding.ofLog(Kind.UNREADABLE, entry.partition(), entry.offset(),
          "the record at offset " + entry.offset() + " has the key " + entry.key() + " and is about dossier " + id,
          "bản ghi ở offset " + entry.offset() + " có khóa " + entry.key() + " nhưng nói về hồ sơ " + id));
    }
    cases.computeIfAbsent(id, CaseFacts::new).take(entry, event, findings::add, repeats::add);
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
    cases.values().forEach(facts -> read(facts, cut, found, unknown).ifPresent(dossier -> {
      dossiers.put(dossier.id(), dossier);
      checkDues(dossier, found);
    }));
    unknown.forEach((version, count) -> found.add(Finding.of(Kind.PROGRAMME_UNKNOWN,
        "programme " + version + " is unknown to the auditor; its " + count + " dossiers are in no figure here",
        "chương trình " + version + " không có trong bộ quy tắc kiểm toán; " + count
            + " hồ sơ của chương trình này không được tính")));
    var unknownProgrammes = new TreeSet<String>();
    unknown.keySet().forEach(version -> unknownProgrammes.add(version.split("[@ ]", 2)[0]));
    var balances = Balances.of(dossiers.values(), found::add);
    long records = chains.values().stream().mapToLong(Chain::counted).sum();
    return new Audit(records, seals(), balances, repeats, found, dossiers, Map.copyOf(cases), unknownProgrammes,
        rules.calendar());
  }

  private java.util.Optional<Dossier> read(CaseFacts source, Map<Integer, Long> cut, List<Finding> found,
      Map<String, Integer> unknown) {
    var facts = source.facts(null, cut);
    if (facts.isEmpty()) {
      return java.util.Optional.empty();
    }
    var submitted = Dossier.first(facts, DossierSubmitted.class);
    if (submitted.isEmpty()) {
      found.add(Finding.ofFact(Kind.BALANCE, facts.getFirst(), source.code(), "a dossier that was never submitted",
          "hồ sơ chưa từng được nộp"));
      return java.util.Optional.empty();
    }
    var programme = ((DossierSubmitted) submitted.get().entry().event()).programme();
    var version = Dossier.first(facts, DossierAccepted.class)
        .map(fact -> ((DossierAccepted) fact.entry().event()).programmeVersion()).orElse(null);
    var terms = rules.find(programme, version);
    if (terms.isEmpty()) {
      unknown.merge(version == null ? programme : version, 1, Integer::sum);
    }
    return terms.map(known -> dossier(source, facts, submitted.get(), known));
  }

  private Dossier dossier(CaseFacts source, List<Fact> facts, Fact submitted, Terms terms) {
    return Dossier.of(source.id(), facts, submitted, terms, rules.calendar());
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
