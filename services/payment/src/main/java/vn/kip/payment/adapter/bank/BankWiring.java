package vn.kip.payment.adapter.bank;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vn.kip.caselog.CaseCommands;
import vn.kip.caselog.CaseFiles;
import vn.kip.payment.application.Bank;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.application.OrderBook;

/** The clerk and the clockwork that sends him. */
@Configuration(proxyBeanMethods = false)
class BankWiring {

  @Bean
  Clerk clerk(
      CaseFiles files,
      CaseCommands commands,
      Bank bank,
      OrderBook orders,
      InstantSource clock,
      @Value("${kip.bank.debtor-name:Phong LDTBXH Dong Ha}") String debtorName,
      @Value("${kip.bank.debtor-account:3761000000001}") String debtorAccount) {
    return new Clerk(files, commands, bank, orders, new Pain001(debtorName, debtorAccount), clock);
  }

  @Bean
  Rounds rounds(Clerk clerk) {
    return new Rounds(clerk);
  }

  /** A round that is missed is made up for by the next one. */
  static final class Rounds {

    private final Clerk clerk;

    Rounds(Clerk clerk) {
      this.clerk = clerk;
    }

    @Scheduled(fixedDelayString = "${kip.bank.round:1000}")
    void round() {
      clerk.run();
    }
  }
}
