package vn.kip.payment.adapter.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CommandGate;
import vn.kip.deadlines.Calendars;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.Producer;
import vn.kip.payment.application.Bank;
import vn.kip.payment.application.OrderBook;
import vn.kip.service.Rounds;

/** What an office has to say of its bank before payment starts. */
class BankWiringTest {

  private static final int PATIENCE_MS = 10_000;

  private final Bank bank = mock(Bank.class);
  private final CaseFiles files = mock(CaseFiles.class);
  private final ApplicationContextRunner payment = new ApplicationContextRunner()
      .withUserConfiguration(BankWiring.class)
      .withBean(CaseFiles.class, () -> files)
      .withBean(CaseCommands.class, () -> new CaseCommands(files, Producer.PAYMENT, CommandGate.OPEN))
      .withBean(Bank.class, () -> bank)
      .withBean(OrderBook.class, BankWiringTest::bookOfTheOnlyInstance)
      .withBean(InstantSource.class, InstantSource::system)
      .withBean(WorkingCalendar.class, Calendars::vietnam);

  private static OrderBook bookOfTheOnlyInstance() {
    var book = mock(OrderBook.class);
    when(book.isMyTurn(any())).thenReturn(true);
    return book;
  }

  @Test
  void with_a_real_bank_payment_does_not_start_before_it_knows_the_offices_account() {
    payment.withPropertyValues("kip.bank.url=https://bank.example.vn").run(context -> assertThat(context).hasFailed()
        .getFailure().rootCause().hasMessageContaining("must say on whose account payments are drawn"));
    payment.withPropertyValues("kip.bank.url=https://bank.example.vn", "kip.bank.debtor-name=UBND TP Dong Ha",
        "kip.bank.debtor-account=3761", "kip.bank.debtor-bank=970405")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void without_a_bank_the_clerk_stays_at_home_and_with_the_sandbox_he_goes() {
    payment.withPropertyValues("kip.bank.url=http://bank.invalid")
        .run(context -> context.getBean(Rounds.class).wake());
    verify(bank, never()).newsAfter(anyLong());

    payment.run(context -> {
      context.getBean(Rounds.class).wake();
      verify(bank, timeout(PATIENCE_MS)).newsAfter(0);
    });
  }
}
