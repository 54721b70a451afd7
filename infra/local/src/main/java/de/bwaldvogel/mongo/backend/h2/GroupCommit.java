package de.bwaldvogel.mongo.backend.h2;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** One commit for all writes that wait for one: without it, a killed store loses up to a second of acknowledged writes. */
final class GroupCommit implements AutoCloseable {

  private final MVStore store;
  private final boolean fsync;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();
  private long asked;
  private long committed;
  private boolean closed;
  private MVStoreException failure;

  GroupCommit(MVStore store, boolean fsync) {
    this.store = store;
    this.fsync = fsync;
    Thread.ofPlatform().daemon().name("group-commit").start(this::run);
  }

  /** Returns once everything written before this call is committed. */
  void await() {
    lock.lock();
    try {
      long mine = ++asked;
      wanted.signal();
      while (committed < mine && failure == null && !closed) {
        done.awaitUninterruptibly();
      }
      if (committed < mine) {
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
        while (asked == committed && !closed) {
          wanted.awaitUninterruptibly();
        }
        if (closed) {
          return;
        }
        upTo = asked;
      } finally {
        lock.unlock();
      }
      commit(upTo);
    }
  }

  private void commit(long upTo) {
    MVStoreException problem = null;
    try {
      store.commit();
      if (fsync) {
        store.getFileStore().sync();
      }
    } catch (MVStoreException e) {
      problem = e;
    }
    lock.lock();
    try {
      failure = problem;
      if (problem == null) {
        committed = upTo;
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
