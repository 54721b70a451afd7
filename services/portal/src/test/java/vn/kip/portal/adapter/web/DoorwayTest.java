package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** What is not let in is told so on a page of our own. */
class DoorwayTest extends PortalTest {

  @LocalServerPort
  private int port;

  private final Doorway door = new Doorway(DataSize.ofMegabytes(60));

  @Test
  void a_form_beyond_the_limit_leads_to_our_page_and_nobody_reads_it() throws Exception {
    var answer = new MockHttpServletResponse();
    var nobody = new MockFilterChain();
    door.doFilter(new Form(61L << 20, false), answer, nobody);

    assertThat(answer.getForwardedUrl()).isEqualTo("/public/too-large");
    assertThat(answer.getStatus()).isEqualTo(413);
    assertThat(nobody.getRequest()).isNull();
  }

  @Test
  void so_does_one_that_the_container_cannot_take_apart() throws Exception {
    var answer = new MockHttpServletResponse();
    door.doFilter(new Form(1_000, true), answer, new MockFilterChain());

    assertThat(answer.getForwardedUrl()).isEqualTo("/public/too-large");
  }

  @Test
  void any_other_goes_on() throws Exception {
    var chain = new MockFilterChain();
    door.doFilter(new Form(1_000, false), new MockHttpServletResponse(), chain);

    assertThat(chain.getRequest()).isNotNull();
  }

  @Test
  void the_page_says_how_large_a_file_may_be_in_both_languages() throws Exception {
    browser.perform(get("/public/too-large")).andExpect(status().is(413)).andExpect(
        content().string(allOf(containsString("Nội dung gửi lên quá lớn"), containsString("không quá 4 MB"))));
    browser.perform(get("/public/too-large?lang=en")).andExpect(status().is(413))
        .andExpect(content().string(containsString("4 MB at most")));
  }

  @Test
  void an_address_that_nobody_types_is_refused() throws Exception {
    browser.perform(get(URI.create("/public/lookup?code=a%00b"))).andExpect(status().isBadRequest());
  }

  @Test
  void whoever_sends_too_much_over_a_real_line_gets_the_page_and_no_broken_line() throws Exception {
    var whole = HttpRequest.BodyPublishers.ofByteArray(new byte[62 << 20]);
    for (var body : List.of(whole, HttpRequest.BodyPublishers.fromPublisher(whole))) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ward/new/1/files"))
          .header("Content-Type", "multipart/form-data; boundary=x").POST(body).build();
      try (var http = HttpClient.newHttpClient()) {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Nội dung gửi lên quá lớn", "Về trang đầu");
      }
    }
  }

  private static final class Form extends MockHttpServletRequest {

    private final long length;
    private final boolean broken;

    Form(long length, boolean broken) {
      super("POST", "/ward/new/1/files");
      setContentType("multipart/form-data; boundary=x");
      this.length = length;
      this.broken = broken;
    }

    @Override
    public long getContentLengthLong() {
      return length;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      if (broken) {
        throw new InvalidParameterException("too many parts", 413);
      }
      return super.getParameterMap();
    }
  }
}
