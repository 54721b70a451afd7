package vn.kip.eligibility.adapter.register;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import vn.kip.eligibility.application.PopulationRegister;
import vn.kip.service.OutsideSystem;

/** The register over HTTP. */
@Component
class HttpPopulationRegister implements PopulationRegister {

  /** Our key is not taken, or we ask too much: nobody would be answered. */
  private static final Set<HttpStatusCode> CONCERNS_ALL = Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN,
      HttpStatus.REQUEST_TIMEOUT, HttpStatus.TOO_MANY_REQUESTS);

  private final OutsideSystem register;
  private final String key;

  HttpPopulationRegister(
      @Value("${kip.register.url:http://127.0.0.1:19001}") String url,
      @Value("${kip.register.key}") String key,
      @Value("${kip.register.time-limit:2s}") Duration timeLimit,
      OutsideSystem.Directory directory) {
    this.register = directory.at("populationRegister", url, timeLimit);
    this.key = key;
  }

  @Override
  public Optional<Person> find(String identityNumber) {
    Answer answer;
    try {
      answer = register.ask(http -> answer(http, identityNumber));
    } catch (RuntimeException e) {
      throw new RegisterAwayException(e);
    }
    return switch (answer) {
      case Answer.Found(var person) -> Optional.of(person);
      case Answer.Nobody _ -> Optional.empty();
      case Answer.Unusable(var reason) -> throw new UnusableAnswerException(reason);
    };
  }

  /** What concerns one person alone is an answer too: the register is there, and is not asked again for it. */
  private Answer answer(RestClient http, String identityNumber) {
    try {
      // By a body: what stands in an address stands in logs on both sides.
      var person = http.post().uri("/register/persons").header("X-Api-Key", key)
          .body(Map.of("identityNumber", identityNumber)).retrieve().body(Read.class);
      return person == null ? new Answer.Unusable("empty") : person.answer();
    } catch (HttpClientErrorException e) {
      if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
        return new Answer.Nobody();
      }
      if (CONCERNS_ALL.contains(e.getStatusCode())) {
        throw e;
      }
      return new Answer.Unusable(e.getStatusCode().toString());
    } catch (HttpServerErrorException | ResourceAccessException e) {
      throw e;
    } catch (RestClientException e) {
      if (e.getCause() instanceof IOException) {
        throw e;
      }
      return new Answer.Unusable(e.getClass().getSimpleName());
    }
  }

  sealed interface Answer {

    record Found(Person person) implements Answer {}

    record Nobody() implements Answer {}

    record Unusable(String reason) implements Answer {}
  }

  /** As it comes; what must be there may be missing. */
  record Read(@Nullable String name, @Nullable String birthDate, @Nullable String ward, @Nullable String status,
      @Nullable String deathDate) {

    Answer answer() {
      return name == null || birthDate == null || ward == null || status == null
          ? new Answer.Unusable("name, birth date, ward or status is missing")
          : new Answer.Found(new Person(name, birthDate, ward, status, deathDate));
    }
  }
}
