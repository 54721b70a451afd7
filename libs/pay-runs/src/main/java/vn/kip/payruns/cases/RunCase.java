package vn.kip.payruns.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.kip.payruns.GrantEvent;
import vn.kip.payruns.GrantEvent.Allocation;
import vn.kip.payruns.GrantEvent.Why;
import vn.kip.payruns.Part;
import vn.kip.payruns.RunPlanner.Request;
import vn.kip.payruns.Standards.ProvinceRate;
import vn.kip.payruns.Standards.RateKey;
import vn.kip.payruns.Standing;
import vn.kip.payruns.Terms;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion.Payment;

/** One case: a month, what is known, and the grants with all that happened to them. Days are local. */
final class RunCase {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Catalogue catalogue;
  private final Member root;
  private final LocalDate knownAt;
  private final Map<String, Standing> grants = new LinkedHashMap<>();
  private final Set<RateKey> decided = new HashSet<>();
  private final Map<YearMonth, Set<YearMonth>> combined = new HashMap<>();

  private RunCase(Catalogue catalogue, Member root) {
    this.catalogue = catalogue;
    this.root = root;
    this.knownAt = root.at("knownAt").date();
  }

  static RunCase read(Catalogue catalogue, Member root) {
    var read = new RunCase(catalogue, root);
    root.at("grants").each().forEach(read::grant);
    root.at("ratesDecided").each().forEach(pair -> {
      var members = pair.each();
      if (members.size() != 2) {
        throw pair.wrong("a series and a month are wanted");
      }
      read.decided.add(new RateKey(members.getFirst().text(), members.getLast().month()));
    });
    root.at("events").each().stream().filter(read::isKnown).forEach(read::event);
    return read;
  }

  private boolean isKnown(Member event) {
    return !event.at("recorded").date().isAfter(knownAt);
  }

  Request request() {
    var month = root.at("month").month();
    var atOldRate = root.at("atOldRate");
    boolean goesOn = !atOldRate.isAbsent() && !(atOldRate.node().isBoolean() && !atOldRate.isTrue());
    return new Request(month, knownAt, combined.getOrDefault(month, Set.of()), goesOn);
  }

  List<Standing> grants() {
    return List.copyOf(grants.values());
  }

  Set<RateKey> decided() {
    return decided;
  }

  Map<String, List<ProvinceRate>> province() {
    var rates = new HashMap<String, List<ProvinceRate>>();
    root.at("provinceRates").node().propertyNames().forEach(series -> rates.put(series,
        root.at("provinceRates").at(series).each().stream().map(RunCase::provinceRate).toList()));
    return rates;
  }

  private static ProvinceRate provinceRate(Member pair) {
    var members = pair.each();
    if (members.size() != 2) {
      throw pair.wrong("a month and an amount are wanted");
    }
    return new ProvinceRate(members.getFirst().month(), members.getLast().dong());
  }

  private void grant(Member grant) {
    var decidedOn = grant.at("decidedOn").date();
    var programme = grant.at("programme").text();
    var payment = catalogue.find(programme).flatMap(found -> found.on(decidedOn)).map(version -> version.payment());
    var series = grant.at("series").optional(Member::text)
        .or(() -> payment.map(Payment::series))
        .orElseThrow(() -> grant.at("programme").wrong("no standard is known that it multiplies: " + programme));
    var terms = new Terms(grant.at("grant").text(), programme, grant.at("person").text(), grant.at("ward").text(),
        grant.at("method").text(), grant.at("entitledFrom").month(), decidedOn,
        grant.at("paidThrough").optional(Member::month).orElse(null), series,
        payment.map(Payment::isDueInDeathMonth).orElse(true), false, parts(grant.at("parts")));
    if (grants.put(terms.grant(), Standing.of(terms)) != null) {
      throw grant.at("grant").wrong("twice");
    }
  }

  private static List<Part> parts(Member parts) {
    return parts.each().stream().map(RunCase::part).toList();
  }

  private static Part part(Member part) {
    var category = part.at("category").text();
    try {
      return new Part(category, part.at("coefficient").optional(Member::number).orElse(null),
          part.at("amount").optional(Member::dong).orElse(null));
    } catch (IllegalArgumentException e) {
      throw part.wrong(String.valueOf(e.getMessage()));
    }
  }

  private void event(Member event) {
    var kind = event.at("event").text();
    switch (kind) {
      case "RATE_DECIDED" -> decided.add(new RateKey(event.at("series").text(), event.at("from").month()));
      case "COMBINED" -> {
        var months = event.at("months").each().stream().map(Member::month).collect(Collectors.toSet());
        combined.computeIfAbsent(event.at("payIn").month(), _ -> new HashSet<>()).addAll(months);
      }
      default -> of(event).take(grantEvent(kind, event));
    }
  }

  private Standing of(Member event) {
    var grant = grants.get(event.at("grant").text());
    if (grant == null) {
      throw event.at("grant").wrong("no grant of this case");
    }
    return grant;
  }

  private static GrantEvent grantEvent(String kind, Member event) {
    var at = recordedAt(event);
    return switch (kind) {
      case "ADJUSTED" -> new GrantEvent.Adjusted(at, event.at("from").month(), parts(event.at("parts")));
      case "STOPPED" -> new GrantEvent.Stopped(at, event.at("from").month());
      case "SUSPENDED" -> new GrantEvent.Suspended(at, event.at("from").month());
      case "RESUMED" -> new GrantEvent.Resumed(at, event.at("from").month(), event.at("backPay").isTrue());
      case "DIED" -> new GrantEvent.Died(at, event.at("deathDate").date());
      case "DEATH_REPORTED", "DEAD_IN_REGISTER" -> new GrantEvent.DeathReported(at, kind);
      case "MOVED" -> new GrantEvent.Moved(at, event.at("ward").text());
      case "MOVED_OUT" -> new GrantEvent.MovedOut(at, event.at("stopMonth").month());
      case "METHOD" -> new GrantEvent.MethodChanged(at, event.at("method").text());
      case "ORDERED" -> new GrantEvent.Ordered(at, allocations(event));
      case "REJECTED", "RETURNED", "UNCOLLECTED" -> new GrantEvent.CameToNothing(at, Why.valueOf(kind),
          allocations(event));
      case "BOOKED_OTHER" -> new GrantEvent.BookedOtherwise(at, allocations(event));
      case "COLLECTED" -> new GrantEvent.Collected(at);
      default -> throw event.at("event").wrong("not known: " + kind);
    };
  }

  private static Instant recordedAt(Member event) {
    return event.at("recorded").date().atStartOfDay(LOCAL).toInstant();
  }

  private static List<Allocation> allocations(Member event) {
    var read = new ArrayList<Allocation>();
    event.at("allocations").each()
        .forEach(part -> read.add(new Allocation(part.at("month").month(), part.at("amount").dong())));
    return read;
  }
}
