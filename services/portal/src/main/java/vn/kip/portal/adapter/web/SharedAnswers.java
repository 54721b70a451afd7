package vn.kip.portal.adapter.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What many open pages want at the same moment, because they were told the same: asked for by the first of them, and kept until
 * there is something new. All who are told may see all of it.
 */
final class SharedAnswers {

  private volatile Of current = new Of("", new ConcurrentHashMap<>());

  private record Of(String mark, Map<String, FutureTask<Object>> answers) {}

  /**
   * The answer as of a mark, or later.
   *
   * @param mark of what pages were told last; blank where they were told nothing, and nothing can be shared
   * @param what names the question
   */
  <T> T ask(String mark, String what, Class<T> type, Supplier<T> question) {
    if (mark.isEmpty()) {
      return question.get();
    }
    var answers = of(mark);
    var own = new FutureTask<Object>(question::get);
    var first = answers.putIfAbsent(what, own);
    if (first == null) {
      own.run();
    }
    try {
      return type.cast((first == null ? own : first).get());
    } catch (ExecutionException e) {
      // The next one asks anew.
      answers.remove(what);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, FutureTask<Object>> of(String mark) {
    var known = current;
    if (!known.mark().equals(mark)) {
      synchronized (this) {
        if (!current.mark().equals(mark)) {
          current = new Of(mark, new ConcurrentHashMap<>());
        }
        known = current;
      }
    }
    return known.answers();
  }
}
