package vn.kip.sandbox;

import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Stand-ins for what is outside the office. Not for production: every password is known. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
public class SandboxApplication {

  public static void main(String[] args) {
    SpringApplication.run(SandboxApplication.class, args);
    LoggerFactory.getLogger(SandboxApplication.class)
        .warn(
            "the sandbox stands in for identity provider, population register, bank and mail server; it is not for production");
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
