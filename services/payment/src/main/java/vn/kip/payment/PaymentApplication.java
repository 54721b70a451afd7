package vn.kip.payment;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.kip.bankmessages.BankCodes;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseView;
import vn.kip.caselog.EnableCaseLog;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.discretion.Discretion;
import vn.kip.events.Producer;
import vn.kip.payment.application.GrantCommands;
import vn.kip.payment.application.GrantList;
import vn.kip.payment.application.OfficeDecisions;
import vn.kip.payment.application.PaymentRegister;
import vn.kip.payment.application.RunDesk;
import vn.kip.payment.application.RunPlans;
import vn.kip.payment.application.RunStore;
import vn.kip.payment.application.RunningGrants;
import vn.kip.payment.domain.Grant;
import vn.kip.payruns.PayDays;
import vn.kip.programmes.Catalogue;
import vn.kip.service.DossierWards;
import vn.kip.service.Problems;
import vn.kip.service.ServiceBase;
import vn.kip.service.register.RegisterController;
import vn.kip.service.register.RegisterDesk;

/** From the decision to the money. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableCaseLog
@EnableScheduling
@Import({ServiceBase.class, RegisterController.class})
public class PaymentApplication {

  public static void main(String[] args) {
    SpringApplication.run(PaymentApplication.class, args);
  }

  @Bean
  Producer producer() {
    return Producer.PAYMENT;
  }

  @Bean
  CaseView caseView() {
    return GrantList.VIEW;
  }

  /** A running grant is the ward's that pays it now. */
  @Bean
  DossierWards dossierWards(CaseFiles files) {
    return dossier -> files.find(dossier).map(Grant::of).map(Grant::ward);
  }

  @Bean
  Discretion discretion(Catalogue catalogue) {
    return new Discretion(catalogue);
  }

  @Bean
  Catalogue catalogue(@Value("${kip.catalogue:}") String folder) {
    return Catalogue.of(folder);
  }

  @Bean
  BankCodes bankCodes(@Value("${kip.bank.codes:}") String file) {
    return BankCodes.of(file);
  }

  @Bean
  GrantCommands grantCommands(CaseCommands commands, BankCodes banks, InstantSource clock) {
    return new GrantCommands(commands, banks, clock);
  }

  @Bean
  RegisterDesk registerDesk(CaseCommands commands, Problems problems, InstantSource clock) {
    return new RegisterDesk(commands, new PaymentRegister(), problems, clock);
  }

  @Bean
  RunningGrants runningGrants(CaseCommands commands, InstantSource clock) {
    return new RunningGrants(commands, clock);
  }

  @Bean
  RunPlans runPlans(CaseFiles files, Catalogue catalogue, OfficeDecisions decisions, WorkingCalendar calendar) {
    return new RunPlans(files, catalogue, decisions, new PayDays(calendar));
  }

  @Bean
  RunDesk runDesk(RunPlans plans, RunStore store, CaseFiles files, CaseCommands commands, InstantSource clock,
      @Qualifier("applicationTaskExecutor") Executor afterwards) {
    return new RunDesk(plans, store, files, commands, clock, afterwards);
  }
}
