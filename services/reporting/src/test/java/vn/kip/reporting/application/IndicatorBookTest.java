package vn.kip.reporting.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.kip.events.IndicatorEvent;
import vn.kip.events.IndicatorRecord;
import vn.kip.events.OfficerId;
import vn.kip.reporting.domain.IndicatorFile;

/** Nothing is stated twice and nothing stated is lost, wherever a crash falls. */
class IndicatorBookTest {

  private static final OfficerId BY = new OfficerId("register-import");
  private static final Instant NOW = Instant.parse("2023-01-05T01:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private final List<IndicatorRecord> topic = new ArrayList<>();
  private boolean brokerAway;
  private final IndicatorBook book = new IndicatorBook(store, this::append);

  @Test
  void the_same_statement_again_changes_nothing() {
    assertThat(book.state(target("1500"), BY, NOW)).isTrue();
    assertThat(book.state(target("1500"), BY, NOW.plusSeconds(9))).isFalse();

    assertThat(topic).hasSize(1);
  }

  @Test
  void a_changed_value_is_a_new_statement_and_the_old_one_is_history() {
    book.state(target("1500"), BY, NOW);
    assertThat(book.state(target("1600"), BY, NOW.plusSeconds(9))).isTrue();

    assertThat(book.current()).containsExactly(target("1600"));
    assertThat(topic.stream().map(IndicatorRecord::seq)).containsExactly(1L, 2L);
    assertThat(book.files().getFirst().statements()).hasSize(2);
  }

  @Test
  void what_could_not_be_sent_is_sent_later_with_the_same_number() {
    brokerAway = true;
    assertThatThrownBy(() -> book.state(target("1500"), BY, NOW)).hasMessage("away");
    brokerAway = false;

    book.sendUnsent();
    book.sendUnsent();

    assertThat(topic.stream().map(IndicatorRecord::id)).containsExactly("target|2022|JOBS:1");
  }

  @Test
  void a_store_folded_from_the_topic_alone_says_the_same() {
    book.state(target("1500"), BY, NOW);
    book.state(target("1600"), BY, NOW.plusSeconds(9));
    var rebuilt = new IndicatorBook(new MemoryStore(), _ -> {
      throw new IllegalStateException("nothing is left to send");
    });

    topic.forEach(rebuilt::take);
    topic.forEach(rebuilt::take);
    rebuilt.sendUnsent();

    assertThat(rebuilt.files()).isEqualTo(book.files());
  }

  @Test
  void a_missing_statement_is_noticed() {
    book.state(target("1500"), BY, NOW);
    book.state(target("1600"), BY, NOW);
    var rebuilt = new IndicatorBook(new MemoryStore(), this::append);

    assertThatThrownBy(() -> rebuilt.take(topic.getLast())).hasMessageContaining("came where 1 was due");
  }

  private static IndicatorEvent target(String value) {
    return new IndicatorEvent.TargetSet(2022, "JOBS", new BigDecimal(value), "person", "plan");
  }

  private void append(List<IndicatorRecord> statements) {
    if (brokerAway) {
      throw new IllegalStateException("away");
    }
    topic.addAll(statements);
  }

  private static final class MemoryStore implements IndicatorBook.Store {

    private final Map<String, IndicatorFile> files = new TreeMap<>();

    @Override
    public IndicatorFile load(String subject) {
      return files.getOrDefault(subject, IndicatorFile.empty(subject));
    }

    @Override
    public boolean save(IndicatorFile loaded, IndicatorFile changed) {
      assertThat(load(loaded.subject())).isEqualTo(loaded);
      files.put(changed.subject(), Objects.requireNonNull(changed));
      return true;
    }

    @Override
    public List<IndicatorFile> all() {
      return List.copyOf(files.values());
    }
  }
}
