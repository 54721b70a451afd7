package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kip.office.Role;

/**
 * Who may open which page: {@code pages.txt} has a row for every page there is, and each role is tried on each. A page without a
 * row fails the build.
 */
class EveryPageTest extends PortalTest {

  private static final Map<Character, Role> LETTERS = Map.of('W', Role.WARD_OFFICER, 'A', Role.APPRAISER, 'D',
      Role.DECIDER, 'P', Role.PAYMENT_OFFICER, 'S', Role.SUPERVISOR, 'U', Role.AUDITOR);
  private static final int FORBIDDEN = 403;

  @SuppressWarnings("NullAway.Init") // injected
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  /**
   * A row of the table.
   *
   * @param roles letters of those who may open it; {@code -} for everybody, signed in or not, {@code !} after them where the
   *     page stays open, and is not opened by who may
   */
  record Row(String method, String path, String roles) {

    boolean isOpenTo(Role role) {
      return isPublic() || roles.chars().anyMatch(letter -> LETTERS.get((char) letter) == role);
    }

    boolean isPublic() {
      return roles.equals("-");
    }

    boolean isTried(Role role) {
      return !roles.endsWith("!") || !isOpenTo(role);
    }

    /** With something that fits in each place of the path. */
    String filled() {
      return Arrays.stream(path.split("/")).map(Row::something).collect(Collectors.joining("/"));
    }

    private static String something(String segment) {
      if (!segment.startsWith("{")) {
        return segment;
      }
      if (segment.startsWith("{month")) {
        return "2022-05";
      }
      if (segment.startsWith("{action")) {
        // An act of the ward as well as of the division.
        return "supplement-requests";
      }
      if (segment.startsWith("{form:")) {
        return "01.pdf";
      }
      if (segment.contains("[.]")) {
        return "000.18.25.H50-220104-0001";
      }
      var choices = segment.substring(segment.indexOf(':') + 1, segment.length() - 1);
      return choices.contains("|") ? choices.substring(0, choices.indexOf('|')) : "dossier1";
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Row> rows() {
    try (var file = EveryPageTest.class.getResourceAsStream("pages.txt")) {
      return new String(Objects.requireNonNull(file, "pages.txt").readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" +", 3))
          .map(cells -> new Row(cells[0], cells[2].strip(), cells[1])).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_page_there_is_has_a_row_and_every_row_a_page() {
    var pages = new TreeSet<String>();
    mappings.getHandlerMethods().forEach((mapping, method) -> {
      if (method.getBeanType().getPackageName().startsWith("vn.kip")) {
        var methods = mapping.getMethodsCondition().getMethods();
        mapping.getPatternValues().forEach(pattern -> (methods.isEmpty() ? Set.of("ANY") : methods)
            .forEach(one -> pages.add(one + " " + pattern)));
      }
    });

    assertThat(rows().stream().map(Row::toString)).as("a page without a row, or a row without a page")
        .containsExactlyInAnyOrderElementsOf(pages);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_role_is_let_in_where_the_table_says_so_and_nowhere_else(Row row) throws Exception {
    var answers = new TreeMap<Role, Integer>();
    for (var role : EnumSet.copyOf(LETTERS.values())) {
      if (!row.isTried(role)) {
        continue;
      }
      var request = row.method().equals("POST")
          ? MockMvcRequestBuilders.multipart(row.filled())
          : MockMvcRequestBuilders.request(HttpMethod.valueOf(row.method()), row.filled());
      request.with(officer("officer-1", role, role == Role.WARD_OFFICER ? "19333" : null)).with(csrf());
      answers.put(role, browser.perform(request).andReturn().getResponse().getStatus());
    }

    var letIn = new ArrayList<Role>();
    answers.forEach((role, status) -> {
      if (status != FORBIDDEN) {
        letIn.add(role);
      }
    });
    assertThat(letIn).as(answers.toString())
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Role.values()).filter(answers::containsKey)
            .filter(row::isOpenTo).toList());
    assertThat(answers.values()).as("no page breaks").allMatch(status -> status < 500 || status == 503);
  }

  @ParameterizedTest
  @MethodSource("notPublic")
  void nobody_who_has_not_signed_in_sees_it(Row row) throws Exception {
    var status = browser
        .perform(MockMvcRequestBuilders.request(HttpMethod.valueOf(row.method()), row.filled()).with(csrf()))
        .andReturn().getResponse().getStatus();

    assertThat(status).isIn(302, 401);
  }

  static Stream<Row> notPublic() {
    return rows().stream().filter(row -> !row.isPublic());
  }
}
