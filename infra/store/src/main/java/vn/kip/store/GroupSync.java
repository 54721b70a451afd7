package vn.kip.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One wait for the disk for all who wait for one. */
final class GroupSync implements AutoCloseable {

  private final Runnable flush;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();
  private long asked;
  private long reached;
  private boolean closed;
  private @Nullable RuntimeException failure;

  GroupSync(Runnable flush) {
    this.flush = flush;
    Thread.ofPlatform().daemon().name("store-sync").start(this::run);
  }

  /** Returns once everything written before this call has reached the disk. */
  void await() {
    lock.lock();
    try {
      long mine = ++asked;
      wanted.signal();
      while (reached < mine && failure == null && !closed) {
        done.awaitUninterruptibly();
      }
      if (reached < mine) {
        throw failure == null ? new IllegalStateException("the store is closing") : failure;
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (true) {
      long upTo;
      lock.lock();
      try {
        while (asked == reached && !closed) {
          wanted.awaitUninterruptibly();
        }
        if (closed) {
          return;
        }
        upTo = asked;
      } finally {
        lock.unlock();
      }
      reach(upTo);
    }
  }

  /** What failed once fails for everybody after: nobody knows what of it has reached the disk. */
  private void reach(long upTo) {
    RuntimeException problem = null;
    try {
      flush.run();
    } catch (StoreBroken e) {
      problem = e;
    }
    lock.lock();
    try {
      if (problem == null) {
        reached = upTo;
      } else {
        failure = problem;
        closed = true;
      }
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signalAll();
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
