package vn.kip.payment.adapter.bank;

import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.payment.application.Bank;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.application.OrderBook;

/** The clerk and the clockwork that sends him. */
@Configuration(proxyBeanMethods = false)
class BankWiring {

  static final String URL = "${kip.bank.url:http://127.0.0.1:19001}";

  /** Without a bank there is no clerk: nothing may be written that names an account the office does not have. */
  @Bean
  Rounds rounds(
      CaseFiles files,
      CaseCommands commands,
      Bank bank,
      OrderBook orders,
      InstantSource clock,
      @Value(URL) String url,
      @Value("${kip.bank.debtor-name:}") String debtorName,
      @Value("${kip.bank.debtor-account:}") String debtorAccount) {
    if (Debtor.isNoBank(url)) {
      LoggerFactory.getLogger(BankWiring.class).warn("kip.bank.url is {}: there is no bank, and its orders wait", url);
      return new Rounds(() -> {
        // Orders wait.
      });
    }
    var debtor = Debtor.of(url, debtorName, debtorAccount);
    var clerk = new Clerk(files, commands, bank, orders, new Pain001(debtor), clock);
    return new Rounds(clerk::run);
  }

  /** A round that is missed is made up for by the next one. */
  static final class Rounds {

    private final Runnable clerk;

    Rounds(Runnable clerk) {
      this.clerk = clerk;
    }

    @Scheduled(fixedDelayString = "${kip.bank.round:1000}")
    void round() {
      clerk.run();
    }
  }
}
