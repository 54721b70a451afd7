package vn.kip.eligibility.adapter.register;

import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import vn.kip.eligibility.application.PopulationRegister;
import vn.kip.service.OutsideSystem;

/** The register over HTTP. */
@Component
class HttpPopulationRegister implements PopulationRegister {

  private final OutsideSystem register;
  private final String key;

  HttpPopulationRegister(
      @Value("${kip.register.url:http://127.0.0.1:19001}") String url,
      @Value("${kip.register.key:demo-register-key}") String key,
      @Value("${kip.register.time-limit:2s}") Duration timeLimit,
      OutsideSystem.Directory directory) {
    this.register = directory.at("populationRegister", url, timeLimit);
    this.key = key;
  }

  @Override
  public Optional<Person> find(String identityNumber) {
    try {
      return register.ask(http -> person(http, identityNumber));
    } catch (RuntimeException e) {
      throw new RegisterAwayException(e);
    }
  }

  private Optional<Person> person(RestClient http, String identityNumber) {
    try {
      return Optional.ofNullable(http.get().uri("/register/persons/{id}", identityNumber).header("X-Api-Key", key)
          .retrieve().body(Person.class));
    } catch (HttpClientErrorException e) {
      if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
