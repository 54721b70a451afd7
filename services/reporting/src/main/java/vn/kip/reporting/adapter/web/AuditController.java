package vn.kip.reporting.adapter.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.reporting.application.FoldStore;
import vn.kip.reporting.application.FoldStore.Checkpoint;
import vn.kip.reporting.application.FoldStore.StoredCase;
import vn.kip.reporting.application.FoldStore.StoredDay;
import vn.kip.reporting.application.Seal;
import vn.kip.reporting.application.StoredFigures;
import vn.kip.reporting.application.StoredFigures.StoredCells;
import vn.kip.reporting.application.StoredFigures.StoredDossier;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.CaseReading;
import vn.kip.service.Heavy;

/**
 * The store laid open, page by page, to be held against the log. Names and facts of persons are not shown: a dossier's facts
 * are told by their seal.
 */
@RestController
@Heavy
@RequestMapping("/audit")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR')")
class AuditController {

  private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);
  private static final int MOST = 1_000;

  private final StoredFigures figures;
  private final FoldStore store;
  private final CaseFold fold;

  AuditController(StoredFigures figures, FoldStore store, CaseFold fold) {
    this.figures = figures;
    this.store = store;
    this.fold = fold;
  }

  /**
   * A page, and how far the log was folded before and after it was read: the same, or the page may be mixed.
   *
   * @param next what to ask for {@code after}; null where this was the last page
   */
  record Page<T>(List<Checkpoint> seal, boolean steady, List<T> items, @Nullable String next) {}

  /**
   * What is stored of a dossier; null where it cannot be read.
   *
   * @param facts how many; {@code fingerprint} seals them
   * @param resultClass by the stored facts, as {@code due}
   */
  record Dossier(String id, @Nullable String code, @Nullable String programme, @Nullable String ward, boolean ofForm06,
      boolean onTime, Set<String> flags, @Nullable LocalDate acceptedOn, @Nullable LocalDate closedOn,
      @Nullable String resultClass, @Nullable LocalDate due, int facts, long upto, @Nullable String fingerprint) {}

  record Cell(LocalDate day, String programme, String ward, String channel, Map<String, Integer> measures) {}

  @GetMapping("/dossiers")
  Page<Dossier> dossiers(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "500") int limit) {
    return page(() -> figures.dossiers(after, within(limit)), StoredDossier::id, within(limit),
        stored -> List.of(dossier(stored)));
  }

  @GetMapping("/cells")
  Page<Cell> cells(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "200") int limit) {
    return page(() -> figures.cells(after, within(limit)), StoredCells::id, within(limit),
        stored -> cells(stored.day()));
  }

  private static int within(int limit) {
    return Math.clamp(limit, 1, MOST);
  }

  private <S, T> Page<T> page(Supplier<List<S>> read, Function<S, String> id, int limit,
      Function<S, List<T>> shown) {
    var before = store.checkpoints();
    var stored = read.get();
    return new Page<>(before, before.equals(store.checkpoints()),
        stored.stream().flatMap(one -> shown.apply(one).stream()).toList(),
        stored.size() < limit ? null : id.apply(stored.getLast()));
  }

  private Dossier dossier(StoredDossier dossier) {
    var view = dossier.view();
    var stored = dossier.stored();
    var reading = stored == null ? null : reading(stored);
    var result = reading == null ? null : reading.clock().resultClass();
    return new Dossier(dossier.id(), view == null ? null : view.code(), view == null ? null : view.programme(),
        view == null ? null : view.ward(), view != null && view.ofForm06(), view != null && view.onTime(),
        view == null ? Set.of() : view.flags(), view == null ? null : view.acceptedOn(),
        view == null ? null : view.closedOn(), result == null ? null : result.name(), due(reading),
        stored == null ? 0 : stored.facts().size(), stored == null ? -1 : stored.upto(),
        stored == null ? null : fingerprint(stored));
  }

  private @Nullable CaseReading reading(StoredCase stored) {
    try {
      return fold.read(stored.facts()).orElse(null);
    } catch (IllegalStateException e) {
      LOG.error("the stored case {} makes no sense", stored.id(), e);
      return null;
    }
  }

  private static @Nullable LocalDate due(@Nullable CaseReading reading) {
    var receipt = reading == null ? null : reading.clock().finalDue();
    return receipt == null ? null : receipt.due().date();
  }

  private static String fingerprint(StoredCase stored) {
    return Seal.of(stored.facts());
  }

  private static List<Cell> cells(StoredDay day) {
    return day.cells().entrySet().stream()
        .map(cell -> new Cell(cell.getKey().day(), cell.getKey().programme(), cell.getKey().ward(),
            cell.getKey().channel().name(),
            cell.getValue().entrySet().stream().filter(measure -> measure.getValue() != 0)
                .collect(Collectors.toMap(measure -> measure.getKey().name(), Map.Entry::getValue))))
        .toList();
  }
}
