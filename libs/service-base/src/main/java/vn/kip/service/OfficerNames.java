package vn.kip.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/**
 * What the officers are called whose ids stand in events: the last name that a token gave each of them, as far as this service
 * has seen one. For reading only; nothing is decided by it, and without the store ids are shown.
 */
@Component
public class OfficerNames {

  private static final Logger LOG = LoggerFactory.getLogger(OfficerNames.class);
  private static final Duration KEPT = Duration.ofMinutes(5);
  /** How long a store that did not answer is left alone: a page names many officers, and must not wait for each. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final ObjectProvider<MongoOperations> store;
  private final InstantSource clock;
  private final Cache<String, Optional<String>> known = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST)
      .build();
  private volatile Instant awayUntil = Instant.MIN;

  /** @param store none where there is nothing to remember with: everybody goes by their id */
  public OfficerNames(ObjectProvider<MongoOperations> store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** @param id of an officer, as {@code sub} has it */
  @Document("officers")
  record Known(@MongoId String id, String name, Instant seen) {}

  /** Takes the name that a token gives its officer, whatever name they had before. */
  public void learn(ClaimAccessor token) {
    var id = token.getClaimAsString("sub");
    var name = OfficerClaims.name(token);
    if (id == null || name == null || name.equals(id) || of(id).equals(name)) {
      return;
    }
    ask(operations -> operations.save(new Known(id, name, clock.instant())));
    known.put(id, Optional.of(name));
  }

  /** The name, or the id itself where none is known. */
  public String of(String id) {
    var kept = known.getIfPresent(id);
    if (kept == null) {
      var found = ask(operations -> operations.findById(id, Known.class)).map(Known::name);
      if (clock.instant().isBefore(awayUntil)) {
        return id;
      }
      known.put(id, found);
      kept = found;
    }
    return kept.orElse(id);
  }

  private interface Question<T> {
    @Nullable
    T ask(MongoOperations operations);
  }

  private <T> Optional<T> ask(Question<T> question) {
    var operations = store.getIfAvailable();
    if (operations == null || clock.instant().isBefore(awayUntil)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(question.ask(operations));
    } catch (DataAccessException e) {
      awayUntil = clock.instant().plus(LEFT_ALONE);
      LOG.warn("officers are shown by their ids for a while: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
