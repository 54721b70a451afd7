package vn.kip.local.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.kip.events.CaseEventCodec;
import vn.kip.local.register.RegisterFile.Row;

/**
 * Sends a register's rows: per dossier in order, many dossiers at once, each run of actions to the service that owns
 * them. A service that is away is asked again until it comes back; rows already taken are answered as unchanged, so an
 * import can be stopped anywhere and run again.
 */
public final class RegisterImport {

  private static final int BATCH = 150;
  /** Of rows in one request; a service takes no more than 5 MB. */
  private static final long BATCH_BYTES = 2_500_000;
  private static final Duration PAUSE = Duration.ofMillis(30);
  private static final Duration PAUSE_WHEN_AWAY = Duration.ofMillis(500);
  private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);
  private static final List<String> SERVICES = List.of("intake", "eligibility", "payment");

  private final Post post;
  private final InstantSource clock;
  private final Progress progress;
  private final Map<String, LinkedBlockingDeque<RegisterDossier>> queues = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final List<Rejection> rejections = Collections.synchronizedList(new ArrayList<>());
  private final Counts dossiers = new Counts();
  private final Counts actions = new Counts();
  private volatile String trouble = "";
  private volatile long lastProgress = System.nanoTime();

  /** Posts to a service's register API. */
  @FunctionalInterface
  public interface Post {
    /** @throws IOException when the service is away: worth trying again */
    JsonNode send(String service, Object body) throws IOException;
  }

  /** Told now and then how far the import is. */
  @FunctionalInterface
  public interface Progress {
    /** @param trouble why a service cannot be reached at the moment; empty when all is well */
    void at(int actionsDone, int actionsTotal, int dossiersOpen, String trouble);
  }

  /** @param clock tells what lies in the future and so is no register's past */
  public RegisterImport(Post post, InstantSource clock, Progress progress) {
    this.post = post;
    this.clock = clock;
    this.progress = progress;
    SERVICES.forEach(service -> queues.put(service, new LinkedBlockingDeque<>()));
  }

  /** The end of an import. */
  public record Result(Count dossiers, Count actions, List<Rejection> rejections) {

    public record Count(int read, int recorded, int unchanged, int rejected) {

      static final Count NOTHING = new Count(0, 0, 0, 0);
    }

    /** Of a folder without dossiers. */
    public static Result nothing() {
      return new Result(Count.NOTHING, Count.NOTHING, List.of());
    }
  }

  /** @param asOf takes only what the office had recorded up to this date; null takes everything */
  public Result run(Path folder, @Nullable LocalDate asOf) throws IOException {
    var register = Register.read(folder, asOf, clock.instant().plus(CaseEventCodec.CLOCK_TOLERANCE));
    rejections.addAll(register.rejections());
    var all = register.dossiers();
    open.set(all.size());
    all.forEach(this::enqueue);
    var workers = SERVICES.stream()
        .map(service -> Thread.ofPlatform().name("import-" + service).start(() -> work(service))).toList();
    try {
      while (workers.stream().anyMatch(Thread::isAlive)) {
        workers.getFirst().join(Duration.ofMillis(250));
        progress.at(actions.total(), register.actionsRead(), open.get(), trouble);
        workers.get(1).join(Duration.ofMillis(50));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; run the import again to go on", e);
    }
    var failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    return new Result(
        new Result.Count(register.dossiersRead(), dossiers.recorded.get(), dossiers.unchanged.get(),
            rejected("dossiers.csv")),
        new Result.Count(register.actionsRead(), actions.recorded.get(), actions.unchanged.get(),
            rejected("actions.csv")),
        List.copyOf(rejections));
  }

  private int rejected(String file) {
    return (int) rejections.stream().filter(rejection -> rejection.file().equals(file)).count();
  }

  private void enqueue(RegisterDossier dossier) {
    var run = dossier.current();
    if (run == null) {
      open.decrementAndGet();
    } else {
      queue(run.service()).add(dossier);
    }
  }

  private LinkedBlockingDeque<RegisterDossier> queue(String service) {
    return java.util.Objects.requireNonNull(queues.get(service));
  }

  private void work(String service) {
    try {
      while (open.get() > 0 && failure.get() == null) {
        var batch = batch(queue(service));
        if (batch.isEmpty()) {
          Thread.sleep(PAUSE);
        } else {
          send(service, batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  /** At least one, if there is any. */
  private static List<RegisterDossier> batch(LinkedBlockingDeque<RegisterDossier> queue) {
    var batch = new ArrayList<RegisterDossier>(BATCH);
    long bytes = 0;
    for (var next = queue.poll(); next != null; next = queue.poll()) {
      bytes += next.bytes();
      if (!batch.isEmpty() && bytes > BATCH_BYTES) {
        queue.addFirst(next);
        break;
      }
      batch.add(next);
      if (batch.size() == BATCH) {
        break;
      }
    }
    return batch;
  }

  private void send(String service, List<RegisterDossier> batch) throws InterruptedException {
    try {
      var answers = post.send(service, Map.of("dossiers", batch.stream().map(RegisterDossier::request).toList()))
          .path("dossiers");
      int early = 0;
      for (int i = 0; i < batch.size(); i++) {
        if (answers.get(i).path("notYet").asBoolean(false)) {
          early++;
          queue(service).add(batch.get(i));
        } else {
          take(service, batch.get(i), answers.get(i));
          lastProgress = System.nanoTime();
          trouble = "";
        }
      }
      if (early > batch.size() / 2) {
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      trouble = service + ": " + e.getMessage();
      batch.forEach(queue(service)::addFirst);
      Thread.sleep(PAUSE_WHEN_AWAY);
    }
    if (System.nanoTime() - lastProgress > GIVE_UP_AFTER.toNanos()) {
      throw new RegisterUnreadable(service + " has taken nothing for " + GIVE_UP_AFTER.toMinutes()
          + " minutes; what is in stays in: run the import again to go on");
    }
  }

  private void take(String service, RegisterDossier dossier, JsonNode answer) {
    var run = java.util.Objects.requireNonNull(dossier.current());
    var row = dossier.row();
    if (run.withDossier() && row != null && !note(row, answer.path("dossier"), dossiers)) {
      // Its first actions were judged against nothing; they are all reported for the same reason.
      dossier.abandon().forEach(action -> rejections.add(Register.dossierRefused(action.row())));
      enqueue(dossier);
      return;
    }
    for (int i = 0; i < run.actions().size(); i++) {
      note(run.actions().get(i).row(), answer.path("actions").get(i), actions);
    }
    dossier.done(service, answer.path("seq").asLong());
    enqueue(dossier);
  }

  /** @return whether the row is in now, newly or from before */
  private boolean note(Row row, JsonNode result, Counts counts) {
    switch (result.path("outcome").asString("")) {
      case "RECORDED" -> counts.recorded.incrementAndGet();
      case "UNCHANGED" -> counts.unchanged.incrementAndGet();
      case "REFUSED" -> {
        counts.refused.incrementAndGet();
        rejections.add(row.refused(result.path("error")));
        return false;
      }
      default -> throw new IllegalStateException("not an answer of the register API: " + result);
    }
    return true;
  }

  private static final class Counts {
    private final AtomicInteger recorded = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    int total() {
      return recorded.get() + unchanged.get() + refused.get();
    }
  }
}
