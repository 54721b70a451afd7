package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** A real container: whose word counts for where a request comes from. */
class ProxyConfigurationTest {

  private final Tomcat tomcat = new Tomcat();

  @AfterEach
  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void a_trusted_proxy_says_who_asks_and_what_others_have_put_before_it_does_not_count(@TempDir Path folder)
      throws Exception {
    start(folder, "127\\.0\\.0\\.1");
    assertThat(asked("203.0.113.7", "https")).isEqualTo("203.0.113.7 secure");
    assertThat(asked("198.51.100.1, 203.0.113.7", "https")).as("the last hop that is not ours")
        .isEqualTo("203.0.113.7 secure");
    assertThat(asked("198.51.100.1, 203.0.113.7, 127.0.0.1", "http")).isEqualTo("203.0.113.7 plain");
  }

  @Test
  void what_anybody_else_says_of_it_counts_for_nothing(@TempDir Path folder) throws Exception {
    start(folder, "10\\.0\\.0\\.1");
    assertThat(asked("203.0.113.7", "https")).isEqualTo("127.0.0.1 plain");
  }

  @Test
  void without_a_trusted_proxy_nobody_is_asked(@TempDir Path folder) throws Exception {
    start(folder, "");
    assertThat(asked("203.0.113.7", "https")).isEqualTo("127.0.0.1 plain");
  }

  private void start(Path folder, String trusted) throws LifecycleException {
    var factory = new TomcatServletWebServerFactory();
    new ProxyConfiguration().trustedProxies(trusted).customize(factory);
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    factory.getEngineValves().forEach(valve -> tomcat.getEngine().getPipeline().addValve(valve));
    var context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "who", new Who()).addMapping("/");
    tomcat.getConnector();
    tomcat.start();
  }

  private String asked(String from, String scheme) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/"))
        .header("X-Forwarded-For", from).header("X-Forwarded-Proto", scheme).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static final class Who extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
      answer.getWriter().print(request.getRemoteAddr() + (request.isSecure() ? " secure" : " plain"));
    }
  }
}
