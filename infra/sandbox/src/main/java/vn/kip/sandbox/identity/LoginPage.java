package vn.kip.sandbox.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where a demo officer signs in: says that it stands in for the office's identity provider, and who there is to be. */
@RestController
class LoginPage {

  private record Group(String role, String name) {}

  private static final List<Group> GROUPS = List.of(
      new Group("WARD_OFFICER", "Công chức phường · ward officers"),
      new Group("APPRAISER", "Thẩm định · appraisers"),
      new Group("DECIDER", "Lãnh đạo UBND · chairmen"),
      new Group("PAYMENT_OFFICER", "Chi trả · payment officers"),
      new Group("SUPERVISOR", "Giám sát · supervisors"),
      new Group("AUDITOR", "Kiểm toán · auditor"));

  private final String page;

  LoginPage() throws IOException {
    page = new ClassPathResource("login.html").getContentAsString(StandardCharsets.UTF_8);
  }

  /** @param account filled in, when an officer of the list was picked */
  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String login(CsrfToken csrf, @RequestParam(defaultValue = "") String account,
      @RequestParam @Nullable String error) {
    var wrong = error == null
        ? ""
        : "<p class=\"bad\" role=\"alert\">Sai tài khoản hoặc mật khẩu. <span lang=\"en\">Wrong account or password.</span></p>";
    return page.replace("{wrong}", wrong).replace("{csrfName}", csrf.getParameterName())
        .replace("{csrf}", csrf.getToken()).replace("{officers}", officers())
        .replace("{account}", HtmlUtils.htmlEscape(account));
  }

  private static String officers() {
    return GROUPS.stream().map(group -> "<h2>" + group.name() + "</h2><ul>" + links(group.role()) + "</ul>")
        .collect(Collectors.joining());
  }

  private static String links(String role) {
    return DemoOfficers.list().stream().filter(officer -> officer.roles().equals(List.of(role)))
        .filter(officer -> !officer.id().endsWith("-service"))
        .map(officer -> "<li><a href=\"/login?account=%s\">%s</a> %s</li>".formatted(officer.id(), officer.id(),
            HtmlUtils.htmlEscape(officer.name())))
        .collect(Collectors.joining());
  }
}
