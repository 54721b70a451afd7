package vn.kip.programmes.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.programmes.Assessment.Status;
import vn.kip.programmes.Catalogue;
import vn.kip.programmes.ProgrammeVersion;

/** Whatever is left out of a dossier: the short way of trying unknowns finds what trying everything finds. */
class TrialsTest {

  private static final LocalDate AS_OF = LocalDate.of(2022, 3, 16);
  private static final ProgrammeVersion RICHEST = Catalogue.bundled().programmes().stream()
      .flatMap(programme -> programme.versions().stream())
      .filter(version -> version.rules().isPresent() && version.rules().get().addsTo().size() == 1)
      .findFirst().orElseThrow();

  private final List<Map<String, Object>> complete = completeFacts();

  private static List<Map<String, Object>> completeFacts() {
    var json = JsonMapper.builder().build();
    try {
      return Files.readAllLines(Path.of("src/test/resources/eligibility-cases.jsonl")).stream().map(json::readTree)
          .filter(node -> RICHEST.id().startsWith(node.path("programme").asString() + "@"))
          .map(node -> json.convertValue(node.path("facts"), new TypeReference<Map<String, Object>>() {
          })).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> partial() {
    return Arbitraries.randomValue(this::forget);
  }

  private Map<String, Object> forget(Random random) {
    var facts = new HashMap<>(complete.get(random.nextInt(complete.size())));
    RICHEST.facts().forEach((name, type) -> {
      if (random.nextInt(3) == 0) {
        facts.remove(name);
      } else if (type.values() != null && random.nextInt(4) == 0) {
        facts.put(name, type.values().get(random.nextInt(type.values().size())));
      } else if (facts.get(name) instanceof Boolean && random.nextInt(4) == 0) {
        facts.put(name, random.nextBoolean());
      }
    });
    return facts;
  }

  @Property(tries = 60)
  void the_short_way_finds_what_trying_everything_finds(@ForAll("partial") Map<String, Object> facts) {
    var unknowns = Unknowns.in(evaluation(), facts);
    long combinations = unknowns.stream().mapToLong(unknown -> unknown.candidates().size()).reduce(1, (a, b) -> a * b);
    if (combinations > 5_000) {
      return;
    }
    var everything = new Trials(evaluation(), facts, unknowns, Integer.MAX_VALUE).judge(false);
    var shortWay = new Trials(evaluation(), facts, unknowns, 0).judge(false);

    assertThat(shortWay.status()).isEqualTo(everything.status());
    assertThat(shortWay.judged().missing()).isEqualTo(everything.judged().missing());
    if (everything.status() != Status.NEEDS_FACTS) {
      assertThat(shortWay.judged().result()).isEqualTo(everything.judged().result());
    }
  }

  private static Evaluation evaluation() {
    return new Evaluation(new Rules(RICHEST.rules().orElseThrow(), Catalogue.bundled().rates(),
        RICHEST.facts()), Catalogue.bundled().rates(),
        AS_OF);
  }
}
