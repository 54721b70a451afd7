package vn.kip.bench.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import vn.kip.office.OfficeTime;

/**
 * From the chairman's request to the report: decisions are asked for at a steady rate through eligibility's API, while form
 * 06 is asked for again and again. The n-th decision is visible when the form counts n more resolved ones.
 */
final class DecisionRate {

  private static final int PER_SECOND = 100;
  private static final int CLIENTS = 8;
  private static final long PATIENCE_S = 60;
  /** Part of what is measured, and little beside it. */
  private static final long BETWEEN_LOOKS_NS = 20_000_000;

  private final Office office;
  private final OfficeYears years;

  DecisionRate(Office office, OfficeYears years) {
    this.office = office;
    this.years = years;
  }

  Latencies measure(LogWriter log, int seconds) throws InterruptedException, ExecutionException {
    int decisions = PER_SECOND * seconds;
    var ids = appraised(log, decisions);
    office.signInAgain();
    int before = resolved();
    var asked = new ConcurrentLinkedQueue<Long>();
    var seen = new ArrayList<Long>();
    var over = new AtomicBoolean();
    var watcher = Thread.ofPlatform().start(() -> watch(before, decisions, seen, over));
    var answers = new ArrayList<Future<?>>();
    try (var clients = Executors.newFixedThreadPool(CLIENTS * 4)) {
      long start = System.nanoTime();
      for (int i = 0; i < decisions; i++) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        var id = ids.get(i);
        int number = i;
        answers.add(clients.submit(() -> {
          asked.add(due);
          office.post("chair-1", "eligibility", "/dossiers/" + id + "/decision",
              Map.of("outcome", "REFUSED", "decisionNo", number + "/QĐ-UBND", "reason", "đo"), "decide-" + number);
        }));
      }
    }
    for (var answer : answers) {
      answer.get();
    }
    watcher.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
    over.set(true);
    watcher.join();
    if (seen.size() < decisions) {
      throw new IllegalStateException("only " + seen.size() + " of " + decisions + " decisions reached the report");
    }
    var sent = new ArrayList<>(asked);
    Collections.sort(sent);
    var latencies = new Latencies();
    for (int i = 0; i < decisions; i++) {
      latencies.add(seen.get(i) - sent.get(i));
    }
    return latencies;
  }

  private void watch(int before, int decisions, List<Long> seen, AtomicBoolean over) {
    while (seen.size() < decisions && !over.get()) {
      int visible = resolved() - before;
      long now = System.nanoTime();
      while (seen.size() < Math.min(visible, decisions)) {
        seen.add(now);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NS);
    }
  }

  private int resolved() {
    var today = LocalDate.now(OfficeTime.ZONE);
    return office.get("supervisor-1", "reporting", "/reports/form06?from=" + today + "&to=" + today).path("total")
        .path("resolved").asInt();
  }

  /** Dossiers that wait for nothing but the decision. */
  private List<String> appraised(LogWriter log, int count) throws InterruptedException, ExecutionException {
    var ids = new ArrayList<String>();
    var now = Instant.now();
    for (int i = 0; i < count; i++) {
      var records = years.waiting(i, now);
      records.forEach(log::send);
      ids.add(records.getFirst().dossier().value());
    }
    log.flush();
    var answers = new ArrayList<Future<?>>();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      ids.forEach(id -> answers.add(clients.submit(() -> appraise(id))));
    }
    for (var answer : answers) {
      answer.get();
    }
    return ids;
  }

  private void appraise(String id) {
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (true) {
      try {
        office.post("division-1", "eligibility", "/dossiers/" + id + "/appraisal",
            Map.of("proposal", "REFUSE", "note", "đo"), "appraise-" + id);
        return;
      } catch (IllegalStateException e) {
        // It has not come to eligibility yet.
        if (System.nanoTime() > patience) {
          throw e;
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
