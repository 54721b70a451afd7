package vn.kip.service;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * A system that is not the office's, asked over HTTP behind a time limit, a retry with jitter, a circuit breaker and a
 * bulkhead. Only what may be asked twice is asked through it. Settings: {@code resilience4j.*.configs.default}, or an
 * instance of the system's name.
 */
public final class OutsideSystem {

  private final RestClient http;
  private final CircuitBreaker breaker;
  private final Retry retry;
  private final Bulkhead bulkhead;

  private OutsideSystem(RestClient http, CircuitBreaker breaker, Retry retry, Bulkhead bulkhead) {
    this.http = http;
    this.breaker = breaker;
    this.retry = retry;
    this.bulkhead = bulkhead;
  }

  /**
   * Asks, more than once where that may help.
   *
   * @throws RuntimeException when it does not answer, or is known not to; whatever its client threw
   */
  public <T> T ask(Function<RestClient, T> question) {
    Supplier<T> once = () -> question.apply(http);
    return Retry
        .decorateSupplier(retry, CircuitBreaker.decorateSupplier(breaker, Bulkhead.decorateSupplier(bulkhead, once)))
        .get();
  }

  /** Knows how this office asks others. */
  @Component
  public static final class Directory {

    private final CircuitBreakerRegistry breakers;
    private final RetryRegistry retries;
    private final BulkheadRegistry bulkheads;

    public Directory(CircuitBreakerRegistry breakers, RetryRegistry retries, BulkheadRegistry bulkheads) {
      this.breakers = breakers;
      this.retries = retries;
      this.bulkheads = bulkheads;
    }

    /** @param timeLimit of one attempt, for the connection and for the answer each */
    public OutsideSystem at(String name, String url, Duration timeLimit) {
      var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(timeLimit).build());
      requests.setReadTimeout(timeLimit);
      return new OutsideSystem(RestClient.builder().baseUrl(url).requestFactory(requests).build(),
          breakers.circuitBreaker(name), retries.retry(name), bulkheads.bulkhead(name));
    }
  }
}
