package vn.kip.eligibility;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseView;
import vn.kip.caselog.EnableCaseLog;
import vn.kip.discretion.Discretion;
import vn.kip.eligibility.application.AppraisalList;
import vn.kip.eligibility.application.EligibilityCommands;
import vn.kip.eligibility.application.EligibilityRegister;
import vn.kip.eligibility.domain.Appraisal;
import vn.kip.eligibility.domain.PaymentRule;
import vn.kip.eligibility.domain.PostingRule;
import vn.kip.events.IntakeEvent.DossierSubmitted;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;
import vn.kip.service.DossierWards;
import vn.kip.service.Problems;
import vn.kip.service.ServiceBase;
import vn.kip.service.register.RegisterController;
import vn.kip.service.register.RegisterDesk;

/** Assessment, appraisal, decision. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableCaseLog
@EnableScheduling
@ConfigurationPropertiesScan
@Import({ServiceBase.class, RegisterController.class})
public class EligibilityApplication {

  public static void main(String[] args) {
    SpringApplication.run(EligibilityApplication.class, args);
  }

  @Bean
  Producer producer() {
    return Producer.ELIGIBILITY;
  }

  @Bean
  CaseView caseView() {
    return AppraisalList.VIEW;
  }

  @Bean
  DossierWards dossierWards(CaseFiles files) {
    return dossier -> files.find(dossier).map(Appraisal::of).map(Appraisal::submission).map(DossierSubmitted::ward);
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
  EligibilityCommands eligibilityCommands(CaseCommands commands, PostingRule posting, PaymentRule payment,
      InstantSource clock) {
    return new EligibilityCommands(commands, posting, payment, clock);
  }

  @Bean
  RegisterDesk registerDesk(CaseCommands commands, Problems problems, InstantSource clock) {
    return new RegisterDesk(commands, new EligibilityRegister(), problems, clock);
  }
}
