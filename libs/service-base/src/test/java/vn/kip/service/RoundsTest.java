package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private static final long PATIENCE_S = 10;

  @Test
  void who_wakes_it_during_a_round_gets_another_one_and_one_only() throws InterruptedException {
    var inRound = new SynchronousQueue<Integer>();
    var goOn = new SynchronousQueue<Integer>();
    var number = new AtomicInteger();
    var rounds = new Rounds("test", () -> {
      exchange(inRound, number.incrementAndGet());
      take(goOn);
    });
    rounds.start();

    rounds.wake();
    assertThat(inRound.poll(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo(1);
    rounds.wake();
    rounds.wake();
    goOn.put(1);
    assertThat(inRound.poll(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo(2);
    goOn.put(2);
    rounds.stop();

    assertThat(number).hasValue(2);
  }

  @Test
  void a_round_that_fails_is_not_the_last_one() throws InterruptedException {
    var second = new CountDownLatch(2);
    var rounds = new Rounds("test", () -> {
      second.countDown();
      throw new IllegalStateException("on purpose");
    });
    rounds.start();

    rounds.wake();
    while (second.getCount() > 1) {
      Thread.onSpinWait();
    }
    rounds.wake();
    assertThat(second.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    rounds.stop();
  }

  private static void exchange(SynchronousQueue<Integer> queue, int value) {
    try {
      queue.put(value);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void take(SynchronousQueue<Integer> queue) {
    try {
      queue.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
