package vn.kip.service.register;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseCommands;
import vn.kip.casefile.CaseFile;
import vn.kip.casefile.Decision;
import vn.kip.casefile.Refusal;
import vn.kip.events.CaseEventCodec;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.service.Problems;
import vn.kip.service.register.RegisterResponse.Outcome;
import vn.kip.service.register.RegisterResponse.RowError;
import vn.kip.service.register.RegisterResponse.RowResult;
import vn.kip.service.register.RegisterResponse.RunResult;

/**
 * Takes the past in, many dossiers at once and each in its order. A row is known by dossier and {@code seq}: the same
 * row again changes nothing, the same {@code seq} with another content is refused.
 */
public final class RegisterDesk {

  private final CaseCommands commands;
  private final RegisterTaker taker;
  private final Problems problems;
  private final InstantSource clock;

  /** @param clock tells what lies in the future and so is no register's past */
  public RegisterDesk(CaseCommands commands, RegisterTaker taker, Problems problems, InstantSource clock) {
    this.commands = commands;
    this.taker = taker;
    this.problems = problems;
    this.clock = clock;
  }

  /** @param runs of different dossiers */
  public RegisterResponse take(List<RegisterRequest.Run> runs, OfficerId by) {
    var byDossier = new LinkedHashMap<DossierId, RegisterRequest.Run>();
    runs.forEach(run -> byDossier.put(DossierId.ofRegister(run.key()), run));
    var answers = new HashMap<DossierId, RunResult>();
    commands.change(byDossier.keySet(), file -> {
      var judged = judge(file, java.util.Objects.requireNonNull(byDossier.get(file.id())), by);
      answers.put(file.id(), judged.answer());
      return judged.file();
    });
    return new RegisterResponse(
        byDossier.keySet().stream().map(id -> java.util.Objects.requireNonNull(answers.get(id))).toList());
  }

  private Judged judge(CaseFile before, RegisterRequest.Run run, OfficerId by) {
    if (!hasArrived(before, run.after())) {
      return new Judged(before, new RunResult(run.key(), true, before.seen(before.owner()), null, List.of()));
    }
    var latest = clock.instant().plus(CaseEventCodec.CLOCK_TOLERANCE);
    var file = before;
    RowResult dossier = null;
    if (run.dossier() != null) {
      var row = run.dossier();
      var taken = judge(file, null, current -> {
        RegisterAction.instant("submitted_at", row.submittedAt(), latest);
        return taker.submit(current, row, by);
      });
      file = taken.file();
      dossier = taken.result();
    }
    var actions = new ArrayList<RowResult>();
    for (var row : run.actions()) {
      var current = file;
      var taken = judge(file, row.seq(), _ -> take(current, RegisterAction.read(run.key(), row, latest), by));
      file = taken.file();
      actions.add(taken.result());
    }
    return new Judged(file, new RunResult(run.key(), false, file.seen(file.owner()), dossier, actions));
  }

  private RowJudged judge(CaseFile file, @Nullable String seq, java.util.function.Function<CaseFile, Decision> decide) {
    Decision decision;
    try {
      decision = decide.apply(file);
    } catch (Unreadable e) {
      decision = Decision.refuse(e.refusal());
    }
    return switch (decision) {
      case Decision.Refused(var refusal) -> new RowJudged(file, new RowResult(seq, Outcome.REFUSED, error(refusal)));
      case Decision.Events(var events) when events.isEmpty() ->
        new RowJudged(file, new RowResult(seq, Outcome.UNCHANGED, null));
      case Decision.Events(var events) ->
        new RowJudged(file.recorded(events), new RowResult(seq, Outcome.RECORDED, null));
    };
  }

  private Decision take(CaseFile file, RegisterAction action, OfficerId by) {
    if (file.isEmpty()) {
      return Decision.refuse(Refusal.notFound("dossier.unknown", "code"));
    }
    if (!taker.owns().contains(action.kind())) {
      return Decision.refuse(Refusal.invalid("register.action-elsewhere", "action", "action", action.kind().name()));
    }
    var before = file.history().stream().filter(entry -> registerSeq(entry) == action.seq()).findFirst();
    if (before.isPresent()) {
      return repeated(file, before.get(), action, by);
    }
    var misplaced = misplaced(file, action);
    return misplaced == null ? taker.take(file, action, by) : Decision.refuse(misplaced);
  }

  /** Judged as if it had not been taken yet: the same row leads to the same event, or has been changed. */
  private Decision repeated(CaseFile file, CaseRecord taken, RegisterAction action, OfficerId by) {
    var sameTimes = taken.occurredAt().equals(action.occurredAt())
        && taken.recordedAt().equals(action.recordedAt())
        && taken.actor().equals(action.actor());
    var earlier = file.withHistory(file.history().subList(0, file.history().indexOf(taken)));
    var same = sameTimes
        && taken.producer() == file.owner()
        && taker.take(earlier, action, by) instanceof Decision.Events(var events)
        && !events.isEmpty()
        && events.getFirst().event().equals(taken.event());
    return same
        ? Decision.of()
        : Decision.refuse(Refusal.conflict("register.differs", "seq", "seq", Integer.toString(action.seq())));
  }

  /** The register's order and its times must agree. */
  private static @Nullable Refusal misplaced(CaseFile file, RegisterAction action) {
    for (var entry : file.history()) {
      int seq = registerSeq(entry);
      var known = entry.imported() != null && entry.causationId() == null;
      if (known && seq < action.seq() && action.occurredAt().isBefore(entry.occurredAt())) {
        return outOfOrder(action, entry);
      }
      if (known && seq > action.seq() && action.occurredAt().isAfter(entry.occurredAt())) {
        return outOfOrder(action, entry);
      }
    }
    return null;
  }

  private static Refusal outOfOrder(RegisterAction action, CaseRecord entry) {
    return Refusal.conflict(
        "register.out-of-order",
        "occurred_at",
        "action",
        action.kind().name(),
        "occurredAt",
        action.occurredAt().toString(),
        "after",
        entry.type() + " " + entry.occurredAt());
  }

  /** 0 for the submission, which the register does not number and which comes before everything. */
  private static int registerSeq(CaseRecord entry) {
    var imported = entry.imported();
    return imported == null || imported.registerSeq() == null ? 0 : imported.registerSeq();
  }

  private static boolean hasArrived(CaseFile file, @Nullable Map<String, Long> after) {
    return after == null || after.entrySet()
        .stream()
        .allMatch(token -> Producer.ofSource(token.getKey()).map(producer -> file.seen(producer) >= token.getValue())
            .orElse(false));
  }

  private RowError error(Refusal refusal) {
    return new RowError(refusal.key(), refusal.field(), problems.messages(refusal));
  }

  private record Judged(CaseFile file, RunResult answer) {}

  private record RowJudged(CaseFile file, RowResult result) {}
}
