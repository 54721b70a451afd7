package vn.kip.intake;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseView;
import vn.kip.caselog.EnableCaseLog;
import vn.kip.discretion.Discretion;
import vn.kip.events.Producer;
import vn.kip.intake.adapter.print.FormSettings;
import vn.kip.intake.application.DeskCommands;
import vn.kip.intake.application.DossierList;
import vn.kip.intake.application.IntakeRegister;
import vn.kip.intake.application.PaperDesk;
import vn.kip.intake.application.PaperScanner;
import vn.kip.intake.application.StoredFiles;
import vn.kip.intake.domain.DossierCodes;
import vn.kip.intake.domain.Programmes;
import vn.kip.programmes.Catalogue;
import vn.kip.service.Office;
import vn.kip.service.Problems;
import vn.kip.service.ServiceBase;
import vn.kip.service.register.RegisterController;
import vn.kip.service.register.RegisterDesk;

/** The ward desk. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableCaseLog
@EnableConfigurationProperties(FormSettings.class)
@Import({ServiceBase.class, RegisterController.class})
public class IntakeApplication {

  public static void main(String[] args) {
    SpringApplication.run(IntakeApplication.class, args);
  }

  @Bean
  Discretion discretion(Catalogue catalogue) {
    return new Discretion(catalogue);
  }

  @Bean
  Producer producer() {
    return Producer.INTAKE;
  }

  @Bean
  CaseView caseView() {
    return DossierList.VIEW;
  }

  @Bean
  DeskCommands deskCommands(CaseCommands commands, Programmes programmes, DossierCodes codes, Office office,
      InstantSource clock) {
    return new DeskCommands(commands, programmes, codes, office, clock);
  }

  @Bean
  RegisterDesk registerDesk(CaseCommands commands, Programmes programmes, Office office, Problems problems,
      InstantSource clock) {
    return new RegisterDesk(commands, new IntakeRegister(programmes, office), problems, clock);
  }

  @Bean
  PaperDesk paperDesk(StoredFiles files, PaperScanner scanner) {
    return new PaperDesk(files, scanner);
  }

  @Bean
  Catalogue catalogue(@Value("${kip.catalogue:}") String folder) {
    return Catalogue.of(folder);
  }
}
