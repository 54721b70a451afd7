package vn.kip.service;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Who may ask a heavy question now. One that finds no room waits for a while and is told to come again. */
@Component
class HeavyQuestions {

  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final LoadingCache<String, Bulkhead> ofOne;
  private final Bulkhead ofAll;

  HeavyQuestions(HeavySettings settings) {
    var each = config(settings.ofOne(), settings.patience());
    ofOne = Caffeine.newBuilder().expireAfterAccess(REMEMBERED).maximumSize(MOST)
        .build(officer -> Bulkhead.of("heavy questions of one", each));
    ofAll = Bulkhead.of("heavy questions", config(settings.ofAll(), settings.patience()));
  }

  private static BulkheadConfig config(int most, Duration wait) {
    return BulkheadConfig.custom().maxConcurrentCalls(most).maxWaitDuration(wait).build();
  }

  /** Whether a question may be asked, and how a turn is given back. */
  sealed interface Turn {

    record Given(Bulkhead own, Bulkhead ofAll) implements Turn {

      void over() {
        ofAll.onComplete();
        own.onComplete();
      }
    }

    /** The same officer asks too much at once. */
    record OwnTaken() implements Turn {}

    /** All officers together do. */
    record AllTaken() implements Turn {}
  }

  Turn take(String officer) {
    var own = ofOne.get(officer);
    if (!own.tryAcquirePermission()) {
      return new Turn.OwnTaken();
    }
    if (!ofAll.tryAcquirePermission()) {
      own.releasePermission();
      return new Turn.AllTaken();
    }
    return new Turn.Given(own, ofAll);
  }
}
