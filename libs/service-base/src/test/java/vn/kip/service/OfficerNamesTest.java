package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.oauth2.core.ClaimAccessor;

class OfficerNamesTest {

  private static final String ID = "5f0c1c0e-6f3a-4c58-9d5e-0b8f6f0b7a11";
  private static final Instant START = Instant.parse("2026-11-29T03:00:00Z");

  private final MongoOperations store = mock(MongoOperations.class);
  private Instant now = START;
  private final OfficerNames names = names();

  @Test
  void an_officer_goes_by_the_last_name_a_token_gave_them() {
    assertThat(names.of(ID)).isEqualTo(ID);

    names.learn(token("Nguyễn Thị Hạnh"));
    assertThat(names.of(ID)).isEqualTo("Nguyễn Thị Hạnh (hanh)");

    names.learn(token("Trần Thị Hạnh"));
    assertThat(names.of(ID)).isEqualTo("Trần Thị Hạnh (hanh)");
    verify(store).save(new OfficerNames.Known(ID, "Trần Thị Hạnh (hanh)", START));
  }

  @Test
  void a_name_that_is_known_is_not_written_again() {
    when(store.findById(ID, OfficerNames.Known.class))
        .thenReturn(new OfficerNames.Known(ID, "Nguyễn Thị Hạnh (hanh)", START));

    names.learn(token("Nguyễn Thị Hạnh"));

    verify(store, never()).save(any());
  }

  @Test
  void without_the_store_everybody_goes_by_their_id_and_nobody_waits_for_it_twice() {
    when(store.findById(any(), eq(OfficerNames.Known.class))).thenThrow(new DataAccessResourceFailureException("away"));

    assertThat(names.of(ID)).isEqualTo(ID);
    assertThat(names.of("another")).isEqualTo("another");

    verify(store, times(1)).findById(any(), eq(OfficerNames.Known.class));
  }

  @Test
  void a_store_that_is_back_is_asked_again() {
    when(store.findById(ID, OfficerNames.Known.class)).thenThrow(new DataAccessResourceFailureException("away"))
        .thenReturn(new OfficerNames.Known(ID, "Nguyễn Thị Hạnh (hanh)", START));
    names.of(ID);

    now = START.plusSeconds(31);

    assertThat(names.of(ID)).isEqualTo("Nguyễn Thị Hạnh (hanh)");
  }

  private OfficerNames names() {
    var beans = new StaticListableBeanFactory(Map.of("store", store));
    return new OfficerNames(beans.getBeanProvider(MongoOperations.class), () -> now);
  }

  private static ClaimAccessor token(String name) {
    return () -> Map.of("sub", ID, "preferred_username", "hanh", "name", name);
  }
}
