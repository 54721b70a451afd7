package vn.kip.programmes.internal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.kip.deadlines.TimeLimit;
import vn.kip.programmes.CatalogueException;
import vn.kip.programmes.DecisionTable.Row;
import vn.kip.programmes.FactType;
import vn.kip.programmes.Names;
import vn.kip.programmes.Programme;
import vn.kip.programmes.ProgrammeVersion;
import vn.kip.programmes.Rates;
import vn.kip.programmes.RuleBook;

/** Finds what is wrong with a file before a citizen stands at the desk. */
final class CatalogueCheck {

  private final String file;
  private final YamlLines lines;
  private final Rates rates;
  private final Findings findings;

  CatalogueCheck(String file, YamlLines lines, Rates rates, Findings findings) {
    this.file = file;
    this.lines = lines;
    this.rates = rates;
    this.findings = findings;
  }

  static void rates(String file, YamlLines lines, Rates rates, Findings findings) {
    rates.series().forEach((name, series) -> {
      for (int i = 1; i < series.size(); i++) {
        if (!series.get(i).from().isAfter(series.get(i - 1).from())) {
          findings.add("catalogue.rate-order", file, lines.of(name + "/" + i),
              name + ": " + series.get(i).from() + " does not follow " + series.get(i - 1).from());
        }
      }
    });
  }

  /** Whatever can be said without opening a decision table. */
  void programme(Programme programme) {
    require(!programme.versions().isEmpty(), "catalogue.gap", "versions", "no version");
    translated(programme.names(), "names");
    for (int i = 0; i < programme.versions().size(); i++) {
      var at = "versions/" + i;
      var version = programme.versions().get(i);
      if (i > 0) {
        var ends = programme.versions().get(i - 1).to();
        require(ends != null && version.from().equals(ends.plusDays(1)), "catalogue.gap", at + "/from",
            "the version from " + version.from() + " does not follow the one before");
      }
      LocalDate to = version.to();
      require(to == null || !to.isBefore(version.from()), "catalogue.gap", at + "/to",
          version.id() + " ends before it starts");
      require(programme.statutory() == (version.limit() != null), "catalogue.limit", at + "/limit",
          "a statutory programme has a limit, another has none");
      version(version, at);
    }
    ended(programme);
  }

  private void ended(Programme programme) {
    var ended = programme.ended();
    boolean ends = !programme.versions().isEmpty() && programme.versions().getLast().to() != null;
    require(ends == (ended != null), "catalogue.ended", "ended",
        "a last version with an end, and words for who still asks, go together");
    if (ended != null) {
      translated(new Names(ended.vi(), ended.en()), "ended");
    }
  }

  private void version(ProgrammeVersion version, String at) {
    var shortened = version.shortened();
    if (shortened != null && version.limit() != null) {
      require(isNoLonger(version.limit(), shortened.from()), "catalogue.limit", at + "/shortened",
          version.limit() + " is not shorter than the law's " + shortened.from());
    }
    for (int i = 0; i < version.stages().size(); i++) {
      stage(version.stages().get(i), at + "/stages/" + i);
    }
    for (int i = 0; i < version.papers().size(); i++) {
      translated(version.papers().get(i).names(), at + "/papers/" + i);
    }
    for (int i = 0; i < version.assumed().size(); i++) {
      translated(version.assumed().get(i), at + "/assumed/" + i);
    }
    facts(version.facts(), at + "/facts/properties");
    sensitive(version, at + "/sensitive");
    if (version.reassessment() != null) {
      require(version.facts().keySet().containsAll(version.reassessment().yearEnd()), "catalogue.unknown-fact",
          at + "/reassessment", "looks again at " + version.reassessment().yearEnd());
      require(!version.reassessment().law().isBlank(), "catalogue.no-article", at + "/reassessment",
          "names no article");
    }
    version.rules().ifPresent(book -> rules(version, book, at + "/rules"));
  }

  /** A name that is written wrong would hide nothing. */
  private void sensitive(ProgrammeVersion version, String at) {
    require(version.facts().keySet().containsAll(version.sensitive().facts()), "catalogue.unknown-fact", at,
        "hides the facts " + version.sensitive().facts());
    var papers = version.papers().stream().map(ProgrammeVersion.Paper::id).collect(Collectors.toSet());
    require(papers.containsAll(version.sensitive().papers()), "catalogue.unknown-paper", at,
        "hides the papers " + version.sensitive().papers());
  }

  /** Of limits in one unit; others cannot be told apart without a calendar. */
  private static boolean isNoLonger(TimeLimit limit, TimeLimit law) {
    var units = Stream.of(limit, law).flatMap(one -> one.stages().stream()).map(TimeLimit.Stage::unit)
        .collect(Collectors.toSet());
    return units.size() > 1 || halves(limit) < halves(law);
  }

  private static int halves(TimeLimit limit) {
    return limit.stages().stream().mapToInt(stage -> 2 * stage.amount() + (stage.half() ? 1 : 0)).sum();
  }

  private void stage(ProgrammeVersion.Stage stage, String at) {
    if (stage.limit() != null) {
      try {
        TimeLimit.parse(stage.limit());
      } catch (IllegalArgumentException e) {
        findings.add("catalogue.limit", file, lines.of(at), "stage " + stage.id() + ": " + e.getMessage());
      }
    }
  }

  private void facts(Map<String, FactType> facts, String at) {
    facts.forEach((name, type) -> {
      translated(type.names(), at + "/" + name);
      if (type.help() != null) {
        translated(type.help(), at + "/" + name + "/description");
      }
      var values = type.values();
      var names = type.valueNames();
      if (values != null && names != null) {
        require(names.keySet().equals(Set.copyOf(values)), "catalogue.translation", at + "/" + name,
            name + ": every value has a name, and every name a value");
        names.values().forEach(value -> translated(value, at + "/" + name + "/enumNames"));
      }
      if (type.items() != null) {
        facts(type.items(), at + "/" + name + "/items/properties");
      }
    });
  }

  private void rules(ProgrammeVersion version, RuleBook book, String at) {
    var list = book.lines() == null ? null : version.facts().get(book.lines().fact());
    if (book.lines() != null && (list == null || list.items() == null)) {
      findings.add("catalogue.unknown-fact", file, lines.of(at + "/lines"), "no list for the rules' lines");
      return;
    }
    var facts = version.judgedFacts();
    book.rates().forEach((name, use) -> {
      require(rates.series().containsKey(use.series()), "catalogue.no-rate", at + "/rates/" + name,
          "no series " + use.series());
      require(facts.containsKey(use.at()) || use.at().equals(Dependencies.AS_OF), "catalogue.unknown-fact",
          at + "/rates/" + name, "rate " + name + " at " + use.at());
    });
  }

  /** Opens the decision tables too. */
  void tables(Programme programme) {
    programme.versions()
        .forEach(version -> version.rules().ifPresent(book -> attempt(() -> table(version, book))));
  }

  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (CatalogueException e) {
      findings.add(e);
    } catch (IllegalStateException e) {
      findings.add("catalogue.expression", file, 0, String.valueOf(e.getMessage()));
    }
  }

  private void table(ProgrammeVersion version, RuleBook book) {
    var table = book.table();
    var known = new HashSet<>(version.judgedFacts().keySet());
    known.add(Dependencies.AS_OF);
    known.addAll(book.rates().keySet());
    if (version.judgedFacts().containsKey(Dependencies.BIRTH_DATE)) {
      known.add(Dependencies.AGE);
    }
    table.inputs().stream().filter(name -> !known.contains(name))
        .forEach(name -> inTable(book, name, "catalogue.unknown-fact", "no fact and no rate is called " + name));
    table.columns().stream().filter(column -> !isTranslated(column.names()))
        .forEach(column -> inTable(book, "", "catalogue.translation",
            "column " + column.expression() + " wants a label (vi) and a description (en)"));
    var rules = new Rules(book, rates, version.judgedFacts());
    for (var row : table.rows()) {
      row(version, book, row);
      new Rounding(rules, rates).problem(row)
          .ifPresent(problem -> inRow(book, row.id(), "catalogue.rounding", problem));
    }
    new TableCheck(table, version.judgedFacts()).problems()
        .forEach(problem -> inRow(book, problem.row(), problem.key(), problem.reason()));
    var categories = table.rows().stream().map(Row::category).collect(Collectors.toSet());
    require(book.addsTo().entrySet().stream()
        .allMatch(entry -> categories.contains(entry.getKey()) && categories.containsAll(entry.getValue())),
        "catalogue.unknown-category", "", "addsTo speaks of a category that no row grants");
  }

  private void row(ProgrammeVersion version, RuleBook book, Row row) {
    if ((row.coefficient() == null) == (row.amount() == null)) {
      inRow(book, row.id(), "catalogue.rule-money", "has either a coefficient or an amount");
    }
    if (row.coefficient() != null && !book.rates().containsKey(Dependencies.STANDARD)) {
      inRow(book, row.id(), "catalogue.no-rate", "multiplies a standard that is not among the rates");
    }
    if (row.article().isBlank()) {
      inRow(book, row.id(), "catalogue.no-article", "names no article");
    }
    var month = row.startingFact();
    if (month != null && !version.judgedFacts().containsKey(month)) {
      inRow(book, row.id(), "catalogue.unknown-fact", "entitlement starts with " + month);
    }
  }

  private void inRow(RuleBook book, String row, String key, String reason) {
    var number = book.table().rows().stream().map(Row::id).toList().indexOf(row) + 1;
    findings.add(key, book.table().file(), book.table().line("row-" + number), "row " + row + ": " + reason);
  }

  private void inTable(RuleBook book, String element, String key, String reason) {
    findings.add(key, book.table().file(), book.table().line(element), reason);
  }

  private void translated(Names names, String at) {
    require(isTranslated(names), "catalogue.translation", at, "a text in Vietnamese and one in English are wanted");
  }

  private static boolean isTranslated(Names names) {
    return !names.vi().isBlank() && !names.en().isBlank();
  }

  private void require(boolean right, String key, String path, String reason) {
    if (!right) {
      findings.add(key, file, lines.of(path), reason);
    }
  }
}
