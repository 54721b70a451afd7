package vn.kip.reporting.adapter.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.events.IndicatorEvent;
import vn.kip.events.IndicatorRecord;
import vn.kip.events.OfficerId;
import vn.kip.events.Times;
import vn.kip.reporting.application.IndicatorBook;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.Problems;
import vn.kip.service.RefusedException;
import vn.kip.service.register.RegisterResponse.Outcome;
import vn.kip.service.register.RegisterResponse.RowError;
import vn.kip.service.register.RegisterResponse.RowResult;

/** Work that is no dossier: what the plan asks for, and what was counted. */
@RestController
@RequestMapping("/indicators")
class IndicatorController {

  private static final int MOST = 10_000;
  private static final int CELL = 500;
  /** Subjects of an answer; the next page is empty where there are no more. */
  private static final int PAGE = 500;
  private static final int MAX_PAGE = 1_000_000;

  private final IndicatorBook book;
  private final CurrentOfficer officer;
  private final InstantSource clock;
  private final Problems problems;

  IndicatorController(IndicatorBook book, CurrentOfficer officer, InstantSource clock, Problems problems) {
    this.book = book;
    this.officer = officer;
    this.clock = clock;
    this.problems = problems;
  }

  /** Cells as they stand in the files {@code targets.csv} and {@code indicators.csv}. */
  record Statements(@NotNull @Size(max = MOST) List<@NotNull @Valid Target> targets,
      @NotNull @Size(max = MOST) List<@NotNull @Valid Observation> observations) {}

  record Target(@NotNull @Size(max = CELL) String year, @NotNull @Size(max = CELL) String indicator,
      @NotNull @Size(max = CELL) String value, @NotNull @Size(max = CELL) String unit,
      @NotNull @Size(max = CELL) String decision) {}

  record Observation(@NotNull @Size(max = CELL) String date, @NotNull @Size(max = CELL) String indicator,
      @NotNull @Size(max = CELL) String value, @NotNull @Size(max = CELL) String unit,
      @NotNull @Size(max = CELL) String source) {}

  record Answers(List<RowResult> targets, List<RowResult> observations) {}

  /** @param history all that was stated, the last one holds */
  record Known(String subject, List<Stated> history) {}

  record Stated(long seq, java.time.Instant recordedAt, OfficerId actor, IndicatorEvent event) {

    static Stated of(IndicatorRecord statement) {
      return new Stated(statement.seq(), statement.recordedAt(), statement.actor(), statement.event());
    }
  }

  /** Every row gets its own answer; what was stated before changes nothing. */
  @PostMapping
  @PreAuthorize("hasRole('REGISTER_IMPORT')")
  Answers state(@RequestBody @Valid Statements statements) {
    return new Answers(
        statements.targets().stream().map(row -> answer(() -> target(row))).toList(),
        statements.observations().stream().map(row -> answer(() -> observation(row))).toList());
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('SUPERVISOR', 'AUDITOR', 'DECIDER')")
  List<Known> known(@RequestParam(defaultValue = "0") @PositiveOrZero @Max(MAX_PAGE) int page) {
    return book.files().stream().skip((long) page * PAGE).limit(PAGE)
        .map(file -> new Known(file.subject(), file.statements().stream().map(Stated::of).toList())).toList();
  }

  private RowResult answer(Supplier<IndicatorEvent> row) {
    try {
      boolean isNew = book.state(row.get(), officer.get().id(), clock.instant());
      return new RowResult(null, isNew ? Outcome.RECORDED : Outcome.UNCHANGED, null);
    } catch (RefusedException e) {
      Map<String, String> messages = problems.messages(e.refusal());
      return new RowResult(null, Outcome.REFUSED, new RowError(e.refusal().key(), e.refusal().field(), messages));
    }
  }

  private static IndicatorEvent target(Target row) {
    var year = filled("year", row.year());
    if (!year.matches("[12][0-9]{3}")) {
      throw new RefusedException(Refusal.invalid("indicator.year-unreadable", "year", "value", year));
    }
    return new IndicatorEvent.TargetSet(Integer.parseInt(year), filled("indicator", row.indicator()),
        number(row.value()), filled("unit", row.unit()), filled("decision", row.decision()));
  }

  private static IndicatorEvent observation(Observation row) {
    return new IndicatorEvent.IndicatorObserved(date(filled("date", row.date())), filled("indicator", row.indicator()),
        number(row.value()), filled("unit", row.unit()), filled("source", row.source()));
  }

  private static LocalDate date(String cell) {
    try {
      return Times.day(cell);
    } catch (DateTimeException _) {
      throw new RefusedException(Refusal.invalid("indicator.date-unreadable", "date", "value", cell));
    }
  }

  private static BigDecimal number(String cell) {
    var text = filled("value", cell);
    if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
      throw new RefusedException(Refusal.invalid("indicator.value-unreadable", "value", "value", text));
    }
    var number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static String filled(String column, @Nullable String cell) {
    if (cell == null || cell.isBlank()) {
      throw new RefusedException(Refusal.invalid("indicator.cell-empty", column));
    }
    return cell.strip();
  }
}
