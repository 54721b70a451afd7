package vn.kip.bench.reporting;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An officer's browser as far as the server sees it: signed in, cookies kept, redirects followed. */
final class PortalVisitor {

  private static final Pattern TOKEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");

  private final String portal;
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
      .followRedirects(HttpClient.Redirect.NORMAL).build();

  private PortalVisitor(String portal) {
    this.portal = portal;
  }

  /** Through the login page of the sandbox's identity provider. */
  static PortalVisitor signedIn(String portal, String officer) throws IOException, InterruptedException {
    var visitor = new PortalVisitor(portal);
    var login = visitor.send(HttpRequest.newBuilder(URI.create(portal + "/")).GET().build());
    var token = TOKEN.matcher(login.body());
    if (!token.find()) {
      throw new IllegalStateException("no login page at " + login.uri());
    }
    var form = "username=" + officer + "&password=demo&" + token.group(1) + "="
        + URLEncoder.encode(token.group(2), StandardCharsets.UTF_8);
    visitor.send(HttpRequest.newBuilder(login.uri().resolve("/login"))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form))
        .build());
    return visitor;
  }

  /** The whole page. */
  String open(String path) {
    try {
      return send(HttpRequest.newBuilder(URI.create(portal + path)).GET().build()).body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
    }
    return answer;
  }
}
