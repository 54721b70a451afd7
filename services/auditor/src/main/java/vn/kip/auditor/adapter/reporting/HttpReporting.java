package vn.kip.auditor.adapter.reporting;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.auditor.application.Reporting;

/** Asks reporting over HTTP, as the auditor itself: nobody need be signed in for the daily audit. */
@Component
class HttpReporting implements Reporting {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration TOKEN_KEPT = Duration.ofMinutes(4);

  private final RestClient reporting;
  private final RestClient identity;
  private final String client;
  private final String secret;
  private final InstantSource clock;
  private String token = "";
  private Instant tokenUntil = Instant.MIN;

  HttpReporting(@Value("${kip.auditor.reporting-url}") String reportingUrl,
      @Value("${kip.auditor.token-url}") String tokenUrl, @Value("${kip.auditor.client}") String client,
      @Value("${kip.auditor.secret}") String secret, InstantSource clock) {
    var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(ANSWER);
    this.reporting = RestClient.builder().baseUrl(reportingUrl).requestFactory(requests).build();
    this.identity = RestClient.builder().baseUrl(tokenUrl).requestFactory(requests).build();
    this.client = client;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public JsonNode form06(LocalDate from, LocalDate to, boolean byWard) {
    return get("/reports/form06?from={from}&to={to}&byWard={byWard}", from, to, byWard);
  }

  @Override
  public JsonNode onTime(LocalDate from, LocalDate to) {
    return get("/reports/on-time?from={from}&to={to}", from, to);
  }

  @Override
  public JsonNode dossiers(String after) {
    return get("/audit/dossiers?after={after}", after);
  }

  @Override
  public JsonNode cells(String after) {
    return get("/audit/cells?after={after}", after);
  }

  private JsonNode get(String path, Object... values) {
    try {
      return json(reporting.get().uri(path, values).headers(headers -> headers.setBearerAuth(token())).retrieve()
          .body(byte[].class));
    } catch (RestClientException e) {
      throw new AwayException(String.valueOf(e.getMessage()), e);
    }
  }

  private synchronized String token() {
    if (!clock.instant().isBefore(tokenUntil)) {
      var form = new LinkedMultiValueMap<String, String>();
      form.add("grant_type", "client_credentials");
      var answer = json(identity.post().headers(headers -> headers.setBasicAuth(client, secret))
          .contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form).retrieve().body(byte[].class));
      token = answer.path("access_token").asString("");
      tokenUntil = clock.instant().plus(TOKEN_KEPT);
    }
    return token;
  }

  private static JsonNode json(byte @org.jspecify.annotations.Nullable [] body) {
    return body == null ? JSON.createObjectNode() : JSON.readTree(body);
  }
}
