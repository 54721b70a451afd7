package vn.kip.reporting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.kip.caselog.EnableCaseLogReading;
import vn.kip.caselog.EnableCaseLogWriting;
import vn.kip.service.ServiceBase;

/** The figures: a fold of the case log and nothing else. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableCaseLogReading
@EnableCaseLogWriting
@EnableScheduling
@ConfigurationPropertiesScan
@Import(ServiceBase.class)
public class ReportingApplication {

  public static void main(String[] args) {
    SpringApplication.run(ReportingApplication.class, args);
  }
}
