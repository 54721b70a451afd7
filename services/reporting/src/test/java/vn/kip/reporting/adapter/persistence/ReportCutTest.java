package vn.kip.reporting.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CommandGate;
import vn.kip.casefile.LogEntry;
import vn.kip.events.DossierId;
import vn.kip.events.Producer;
import vn.kip.reporting.adapter.causes.CausesFile;
import vn.kip.reporting.application.Comparisons;
import vn.kip.reporting.application.DetailedReports;
import vn.kip.reporting.application.FindingDesk;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.reporting.application.Letters;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.OverdueDesk;
import vn.kip.reporting.application.OwnRecords;
import vn.kip.reporting.application.RandomLog;
import vn.kip.reporting.application.RateSides;
import vn.kip.reporting.application.Reports;
import vn.kip.reporting.application.Standing;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.reporting.domain.Dossier;
import vn.kip.reporting.domain.Flow;
import vn.kip.reporting.domain.Form06Column;
import vn.kip.reporting.domain.InRates;
import vn.kip.reporting.domain.Period;
import vn.kip.store.EmbeddedStore;

/** A report is the cut it prints, wherever the fold stands between two writes. */
class ReportCutTest {

  private static final CaseFold FOLD = new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR);
  private static final Map<String, String> FIELDS = Map.of("ANY", "LABOUR");
  private static final Period PERIOD = Period.between(LocalDate.of(2022, 1, 10), LocalDate.of(2022, 2, 10));
  private static final Instant KNOWN_AT = Instant.parse("2022-01-20T00:00:00Z");
  private static final List<LogEntry> LOG = RandomLog.of(new Random(11));
  private static final int BEFORE = 70;
  private static final DetailedReports.Rows ALL = new DetailedReports.Rows(null, null);

  private EmbeddedStore embedded;
  private MongoClient client;
  private MongoFoldStore store;
  private MongoCaseSearch search;

  @SuppressWarnings("NullAway.Init")
  ReportCutTest() {}

  @BeforeEach
  void start(@TempDir Path folder) {
    embedded = EmbeddedStore.forTests(folder);
    client = MongoClients.create(embedded.uri("test"));
    var generations = new MongoGenerations(new SimpleMongoClientDatabaseFactory(client, "test"),
        () -> Dossier.moment("2022-04-01 08:00"));
    store = new MongoFoldStore(generations::newest);
    search = new MongoCaseSearch(generations, 36);
  }

  @AfterEach
  void stop() {
    client.close();
    embedded.close();
  }

  /** Writes cases, perhaps days, and is stopped before the checkpoint. */
  private record Stopped(FoldStore behind, boolean afterDays) implements FoldStore {

    static final class StoppedException extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public Checkpoint checkpoint(int partition) {
      return behind.checkpoint(partition);
    }

    @Override
    public int generation() {
      return behind.generation();
    }

    @Override
    public List<Position> positions() {
      return behind.positions();
    }

    @Override
    public Map<DossierId, StoredCase> cases(Collection<DossierId> ids) {
      return behind.cases(ids);
    }

    @Override
    public Map<Integer, Map<LocalDate, StoredDay>> days(Map<Integer, Set<LocalDate>> days) {
      return behind.days(days);
    }

    @Override
    public void write(List<Folded> folded) {
      behind.write(folded.stream().map(one -> new Folded(one.before(), new Position(one.before(), ""), one.cases(),
          afterDays ? one.days() : List.of())).toList());
      throw new StoppedException();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void while_a_batch_is_half_written_every_report_is_the_one_before_it(boolean afterDays) {
    new LogFold(store, FOLD, new Letters()).accept(LOG.subList(0, BEFORE));
    var before = reports();
    var rest = LOG.subList(BEFORE, LOG.size()).stream().collect(Collectors.groupingBy(LogEntry::partition));

    rest.values().forEach(batch -> assertThatThrownBy(
        () -> new LogFold(new Stopped(store, afterDays), FOLD, new Letters()).accept(batch))
        .isInstanceOf(Stopped.StoppedException.class));

    assertThat(reports()).isEqualTo(before);

    rest.values().forEach(batch -> new LogFold(store, FOLD, new Letters()).accept(batch));
    var after = reports();
    assertThat(after.keySet()).allSatisfy(kind -> assertThat(after.get(kind)).isNotEqualTo(before.get(kind)));
  }

  @Test
  void what_lies_beyond_a_cut_is_found_by_its_place() {
    new LogFold(store, FOLD, new Letters()).accept(LOG.subList(0, BEFORE));
    var cut = store.cut();
    new LogFold(store, FOLD, new Letters()).accept(LOG.subList(BEFORE, LOG.size()));

    var ids = LOG.subList(BEFORE, LOG.size()).stream().map(entry -> entry.read().dossier()).distinct().toList();
    assertThat(search.beyond(cut).map(stored -> stored.id())).containsExactlyInAnyOrderElementsOf(ids);
  }

  /** Every kind of report, by its name; of form 06 also the dossiers behind each of its cells. */
  private Map<String, Object> reports() {
    var reports = new Reports(store, search, FOLD, FIELDS, Standing.Folding::new);
    var detailed = new DetailedReports(reports, FOLD, new IndicatorBook(nothing(IndicatorBook.Store.class),
        nothing(IndicatorBook.Topic.class)));
    var own = new OwnRecords(nothing(CaseFiles.class),
        new CaseCommands(nothing(CaseFiles.class), Producer.REPORTING, CommandGate.OPEN), new Letters());
    var findings = new FindingDesk(search, FOLD, reports, own, () -> KNOWN_AT);
    var found = new LinkedHashMap<String, Object>();
    for (var knownAt : Arrays.asList(null, KNOWN_AT)) {
      var name = knownAt == null ? "" : " known at";
      found.put("form 06" + name, reports.form06(PERIOD.from(), PERIOD.to(), true, knownAt));
      found.put("on time" + name, reports.onTime(PERIOD.from(), PERIOD.to(), knownAt));
      found.put("form 07" + name, new OverdueDesk(search, FOLD, detailed, own, CausesFile.of(""), FIELDS,
          () -> KNOWN_AT).report(PERIOD, knownAt));
      for (var column : Form06Column.values()) {
        found.put(column + name, detailed.behind(column, PERIOD, ALL, knownAt));
      }
      for (var rate : InRates.Rate.values()) {
        for (var side : InRates.Side.values()) {
          found.put(rate + " " + side + name,
              new RateSides(reports, FOLD, findings).of(rate, side, PERIOD, knownAt, Function.identity()));
        }
      }
    }
    found.put("flow", reports.flow(Flow.pieces(PERIOD.from(), PERIOD.to(), PERIOD.to())));
    found.put("stages and book", detailed.dossiers(PERIOD, null, CaseReading::isOfForm06).report().stream()
        .sorted(Comparator.comparing(reading -> String.valueOf(reading.code()))).toList());
    found.put("findings", findings.of(PERIOD.from(), PERIOD.to()));
    var yearly = detailed.yearly(Year.of(2022));
    found.put("year", List.of(yearly.seal(), yearly.report().official(), yearly.report().calendar(),
        yearly.report().money().of("ANY")));
    found.put("comparison", new Comparisons(reports, FOLD, FIELDS).of(PERIOD.from(), PERIOD.to(), KNOWN_AT, null));
    return found;
  }

  /** What no report here asks anything of. */
  private static <T> T nothing(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, _) -> {
      if (method.getName().equals("all")) {
        return List.of();
      }
      throw new UnsupportedOperationException(method.getName());
    }));
  }
}
