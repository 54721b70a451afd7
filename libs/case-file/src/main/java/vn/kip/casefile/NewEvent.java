package vn.kip.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.OfficerId;

/** An event about to be recorded; its sequence number is given when it is appended. */
public record NewEvent(
    CaseEvent event,
    Instant occurredAt,
    Instant recordedAt,
    OfficerId actor,
    @Nullable String causationId,
    CaseRecord.@Nullable Imported imported) {

  /** Something an officer does now. */
  public static NewEvent live(CaseEvent event, Instant now, OfficerId actor) {
    return new NewEvent(event, now, now, actor, null, null);
  }

  /** What a service concludes from a record, at the moment of that record, so that a replay concludes the same. */
  public static NewEvent because(CaseRecord cause, CaseEvent event, OfficerId service) {
    var imported = cause.imported();
    return new NewEvent(
        event,
        cause.occurredAt(),
        cause.recordedAt(),
        service,
        cause.id(),
        imported == null ? null : new CaseRecord.Imported(imported.by(), null));
  }
}
