package vn.kip.portal.adapter.services;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.service.OutsideSystem;

/**
 * Asks one service as somebody. What it sends may be sent twice: reads change nothing, and a command
 * carries a key under which the service does it once.
 */
final class ServiceCalls {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String KEY = "Idempotency-Key";
  private static final int UNAUTHORIZED = 401;

  private final String service;
  private final OutsideSystem system;
  private final Bearer bearer;

  ServiceCalls(String service, OutsideSystem system, Bearer bearer) {
    this.service = service;
    this.system = system;
    this.bearer = bearer;
  }

  /** @param values of the address's variables, in order */
  <T> T get(Class<T> type, String address, @Nullable Object... values) {
    return get(ParameterizedTypeReference.forType(type), address, values);
  }

  <T> T get(ParameterizedTypeReference<T> type, String address, @Nullable Object... values) {
    var headers = headers();
    return ask(http -> Objects.requireNonNull(http.get().uri(address, values).headers(headers).retrieve()
        .onStatus(HttpStatusCode::is4xxClientError, (_, answer) -> refuse(answer)).body(type), "a body"));
  }

  /** A question about a person: what is asked stands in no address, which others keep. */
  <T> T question(Class<T> answerType, Object body, String address) {
    var headers = headers();
    return ask(http -> Objects.requireNonNull(
        http.post().uri(address).headers(headers).contentType(MediaType.APPLICATION_JSON).body(body).retrieve()
            .onStatus(HttpStatusCode::is4xxClientError, (_, answer) -> refuse(answer)).body(answerType),
        "a body"));
  }

  /** A file as the service prints it. */
  byte[] file(String address, @Nullable Object... values) {
    return get(byte[].class, address, values);
  }

  /** @param key of this command: the same again when it is repeated, by whoever */
  <T> T command(Class<T> answerType, UUID key, Object body, String address, @Nullable Object... values) {
    var headers = headers();
    return ask(http -> Objects.requireNonNull(
        http.post().uri(address, values).headers(headers).header(KEY, key.toString())
            .contentType(MediaType.APPLICATION_JSON).body(body).retrieve()
            .onStatus(HttpStatusCode::is4xxClientError, (_, answer) -> refuse(answer)).body(answerType),
        "a body"));
  }

  /** A command that is answered with nothing but that it is done. */
  void tell(UUID key, Object body, String address, @Nullable Object... values) {
    var headers = headers();
    ask(http -> http.post().uri(address, values).headers(headers).header(KEY, key.toString())
        .contentType(MediaType.APPLICATION_JSON).body(body).retrieve()
        .onStatus(HttpStatusCode::is4xxClientError, (_, answer) -> refuse(answer)).toBodilessEntity());
  }

  /** What there may not be yet: empty where the service has no content. */
  <T> Optional<T> find(Class<T> type, String address, @Nullable Object... values) {
    var headers = headers();
    return ask(http -> Optional.ofNullable(http.get().uri(address, values).headers(headers).retrieve()
        .onStatus(HttpStatusCode::is4xxClientError, (_, answer) -> refuse(answer)).body(type)));
  }

  /** Sends a file for what it contains: the same one sent again is stored once. */
  <T> T upload(Class<T> answerType, String mediaType, byte[] content, String address, @Nullable Object... values) {
    var headers = headers();
    return ask(http -> Objects.requireNonNull(
        http.post().uri(address, values).headers(headers).contentType(MediaType.parseMediaType(mediaType))
            .body(content).retrieve().onStatus(HttpStatusCode::is4xxClientError, (_, answer) -> refuse(answer))
            .body(answerType),
        "a body"));
  }

  private <T> T ask(Function<RestClient, T> question) {
    try {
      return system.ask(question);
    } catch (ServiceRefusal | ServiceAway | ClientAuthorizationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ServiceAway(service, e);
    }
  }

  private Consumer<HttpHeaders> headers() {
    var token = bearer.token();
    var language = LocaleContextHolder.getLocale().getLanguage();
    return headers -> {
      headers.setBearerAuth(token);
      headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
    };
  }

  private void refuse(ClientHttpResponse answer) throws IOException {
    int status = answer.getStatusCode().value();
    if (status == UNAUTHORIZED) {
      throw bearer.denied();
    }
    try {
      throw JSON.readValue(answer.getBody(), ServiceRefusal.Body.class).refusal(status);
    } catch (JacksonException e) {
      throw new HttpServerErrorException("status " + status + " without a problem detail", answer.getStatusCode(), "",
          answer.getHeaders(), null, null);
    }
  }
}
