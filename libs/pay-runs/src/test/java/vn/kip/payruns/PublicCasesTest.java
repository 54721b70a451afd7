package vn.kip.payruns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.deadlines.Calendars;
import vn.kip.payruns.cases.PlanCases;
import vn.kip.programmes.Catalogue;

@DisplayName("The public cases of the rules money moves by")
class PublicCasesTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final PlanCases CASES = new PlanCases(Catalogue.bundled(), Calendars.vietnam());

  static Stream<Arguments> cases() throws IOException {
    var cases = lines("/public-cases.jsonl");
    var expected = lines("/public-expected.jsonl");
    assertThat(expected).hasSameSizeAs(cases).hasSize(30);
    return IntStream.range(0, cases.size())
        .mapToObj(i -> Arguments.of(JSON.readTree(cases.get(i)).path("id").asString(),
            cases.get(i), expected.get(i)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void are_planned_to_the_dong(String id, String asked, String expected) {
    assertThat(JSON.readTree(CASES.answer(asked))).as(id).isEqualTo(JSON.readTree(expected));
  }

  private static List<String> lines(String name) throws IOException {
    try (var in = Objects.requireNonNull(PublicCasesTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
