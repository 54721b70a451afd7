package vn.kip.payment.adapter.bank;

import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.caselog.NewEvents;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.payment.application.Bank;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.application.OrderBook;
import vn.kip.service.Rounds;

/** The clerk and the clockwork that sends him. */
@Configuration(proxyBeanMethods = false)
class BankWiring {

  static final String URL = "${kip.bank.url:http://127.0.0.1:19001}";

  /** Without a bank there is no clerk: nothing may be written that names an account the office does not have. */
  @Bean
  Rounds bankRounds(
      CaseFiles files,
      CaseCommands commands,
      Bank bank,
      OrderBook orders,
      InstantSource clock,
      @Value(URL) String url,
      @Value("${kip.bank.debtor-name:}") String debtorName,
      @Value("${kip.bank.debtor-account:}") String debtorAccount,
      @Value("${kip.bank.debtor-bank:}") String debtorBank,
      WorkingCalendar calendar) {
    if (Debtor.isNoBank(url)) {
      LoggerFactory.getLogger(BankWiring.class).warn("kip.bank.url is {}: there is no bank, and its orders wait", url);
      return new Rounds("bank", () -> {
        // Orders wait.
      });
    }
    var debtor = Debtor.of(url, debtorName, debtorAccount, debtorBank);
    var clerk = new Clerk(files, commands, bank, orders, new Pain001(debtor, calendar), clock);
    return new Rounds("bank", clerk::run);
  }

  /** What has just been ordered is carried at once. */
  @Bean
  NewEvents newOrders(ObjectProvider<Rounds> bankRounds) {
    return file -> {
      if (file.unsent().stream().anyMatch(caseRecord -> caseRecord.event() instanceof PaymentOrdered)) {
        bankRounds.getObject().wake();
      }
    };
  }

  @Bean
  Clockwork bankClockwork(Rounds bankRounds) {
    return new Clockwork(bankRounds);
  }

  /** Bookings come when the bank likes, and what a crash left is carried too. */
  static final class Clockwork {

    private final Rounds bankRounds;

    Clockwork(Rounds bankRounds) {
      this.bankRounds = bankRounds;
    }

    @Scheduled(fixedDelayString = "${kip.bank.round:1000}")
    void round() {
      bankRounds.wake();
    }
  }
}
