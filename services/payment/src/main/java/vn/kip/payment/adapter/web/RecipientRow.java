package vn.kip.payment.adapter.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.kip.casefile.Refusal;
import vn.kip.events.PaymentEvent.Account;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.PaymentEvent.MonthlyPart;
import vn.kip.events.PaymentEvent.Recipient;
import vn.kip.events.PaymentEvent.Running;
import vn.kip.events.Times;
import vn.kip.payment.domain.Refusals;
import vn.kip.payment.domain.TakeOver;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;

/**
 * A row of {@code recipients.csv}, cells by column: {@code programme, name, id_number, birth_date, ward, category,
 * coefficient, amount, entitled_from, decided_on, decision_no, paid_through, method, bank, account, holder}. Either a
 * coefficient or an amount; bank, account and holder for {@code BANK}.
 */
final class RecipientRow {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{9}|[0-9]{12}");
  private static final Pattern BORN = Pattern.compile("[0-9]{4}(-[0-9]{2}-[0-9]{2})?");
  private static final Pattern WARD = Pattern.compile("[0-9]{5}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Z]{6,19}");
  private static final Pattern SHORT = Pattern.compile(".{1,50}");
  private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,200}");

  private final Map<String, String> cells;

  private RecipientRow(Map<String, String> cells) {
    this.cells = cells;
  }

  /** What a row says, or what is wrong with it. */
  sealed interface Read {

    record Line(TakeOver.Line line) implements Read {}

    record Refused(Refusal refusal) implements Read {}
  }

  private static final class WrongCellException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    WrongCellException(Refusal refusal) {
      super(refusal.key(), null, false, false);
      this.refusal = refusal;
    }
  }

  static Read read(Map<String, String> cells, Catalogue catalogue) {
    try {
      return new Read.Line(new RecipientRow(cells).line(catalogue));
    } catch (WrongCellException wrong) {
      return new Read.Refused(wrong.refusal);
    }
  }

  private TakeOver.Line line(Catalogue catalogue) {
    var programme = matching("programme", SHORT);
    var decidedOn = parsed("decided_on", Times::day);
    var payment = catalogue.find(programme).flatMap(found -> found.on(decidedOn)).map(ProgrammeVersion::payment)
        .filter(found -> found.kind() == ProgrammeVersion.Kind.MONTHLY)
        .orElseThrow(() -> new WrongCellException(Refusals.notMonthly(programme)));
    var method = parsed("method", Method::valueOf);
    var person = matching("id_number", NUMBER);
    var running = new Running(programme, person, matching("ward", WARD), decidedOn, payment.series(),
        payment.isDueInDeathMonth(), false, List.of(part()));
    return new TakeOver.Line(new Recipient(matching("name", NAME), person, matching("birth_date", BORN)),
        matching("decision_no", SHORT), parsed("paid_through", Times::month), method,
        method == Method.BANK ? account() : null, running);
  }

  private MonthlyPart part() {
    var coefficient = cell("coefficient").isEmpty() ? null : parsed("coefficient", BigDecimal::new);
    var amount = coefficient != null ? null : parsed("amount", Long::valueOf);
    if (coefficient != null ? coefficient.signum() <= 0 : amount == null || amount <= 0) {
      throw wrong(coefficient == null ? "amount" : "coefficient");
    }
    return new MonthlyPart(matching("category", SHORT), coefficient, amount, parsed("entitled_from", Times::month));
  }

  private Account account() {
    return new Account(matching("bank", SHORT), matching("account", ACCOUNT), matching("holder", NAME));
  }

  private String cell(String column) {
    return cells.getOrDefault(column, "").strip();
  }

  private String matching(String column, Pattern pattern) {
    var cell = cell(column);
    if (!pattern.matcher(cell).matches()) {
      throw wrong(column);
    }
    return cell;
  }

  private <T> T parsed(String column, Function<String, T> parse) {
    try {
      return parse.apply(cell(column));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw wrong(column);
    }
  }

  private WrongCellException wrong(String column) {
    return new WrongCellException(cell(column).isEmpty() ? Refusals.missing(column) : Refusals.cellInvalid(column));
  }
}
