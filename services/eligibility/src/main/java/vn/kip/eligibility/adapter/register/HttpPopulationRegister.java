package vn.kip.eligibility.adapter.register;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import vn.kip.eligibility.application.PopulationRegister;

/** The register over HTTP, behind a time limit, a retry with jitter, a circuit breaker and a bulkhead. */
@Component
class HttpPopulationRegister implements PopulationRegister {

  private static final String NAME = "populationRegister";

  private final RestClient http;
  private final CircuitBreaker breaker;
  private final Retry retry;
  private final Bulkhead bulkhead;

  HttpPopulationRegister(
      @Value("${kip.register.url:http://127.0.0.1:19001}") String url,
      @Value("${kip.register.key:demo-register-key}") String key,
      @Value("${kip.register.time-limit:2s}") Duration timeLimit,
      CircuitBreakerRegistry breakers,
      RetryRegistry retries,
      BulkheadRegistry bulkheads) {
    var requests = new JdkClientHttpRequestFactory(
        java.net.http.HttpClient.newBuilder().connectTimeout(timeLimit).build());
    requests.setReadTimeout(timeLimit);
    http = RestClient.builder().baseUrl(url).requestFactory(requests).defaultHeader("X-Api-Key", key).build();
    breaker = breakers.circuitBreaker(NAME);
    retry = retries.retry(NAME);
    bulkhead = bulkheads.bulkhead(NAME);
  }

  @Override
  public Optional<Person> find(String identityNumber) {
    Supplier<Optional<Person>> ask = () -> {
      try {
        return Optional
            .ofNullable(http.get().uri("/register/persons/{id}", identityNumber).retrieve().body(Person.class));
      } catch (HttpClientErrorException e) {
        if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
          return Optional.empty();
        }
        throw e;
      }
    };
    try {
      return Retry
          .decorateSupplier(retry, CircuitBreaker.decorateSupplier(breaker, Bulkhead.decorateSupplier(bulkhead, ask)))
          .get();
    } catch (RuntimeException e) {
      throw new RegisterAwayException(e);
    }
  }
}
