package vn.kip.portal.adapter.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.kip.portal.adapter.services.Happening;

/** A dossier's history in sentences. */
@Component
class Timelines {

  private static final Duration LATE = Duration.ofDays(1);
  private static final String FIRST = "vn.kip.";
  private static final String LAST = ".v1";

  private final Format format;
  private final Causes causes;

  Timelines(Format format, Causes causes) {
    this.format = format;
    this.causes = causes;
  }

  /**
   * One line.
   *
   * @param css whether the clock runs or stands from here, or something is to be explained
   * @param detail a second sentence; null for none
   * @param recordedAt only where it was a day or more after it happened
   */
  record Line(Instant at, String css, String text, @Nullable String detail, String actor,
      @Nullable Instant recordedAt) {}

  List<Line> of(List<Happening> happenings) {
    return happenings.stream().map(this::line).toList();
  }

  private Line line(Happening happening) {
    var kind = happening.type().replace(FIRST, "").replace(LAST, "");
    var late = Duration.between(happening.occurredAt(), happening.recordedAt()).compareTo(LATE) >= 0;
    var imported = late ? happening.recordedAt() : null;
    return new Line(happening.occurredAt(), css(kind), text(kind, happening.event()), detail(kind, happening.event()),
        happening.actor(), imported);
  }

  private static String css(String kind) {
    return switch (kind) {
      case "dossier.submitted", "dossier.accepted", "dossier.supplement-received" -> "clock-on";
      case "dossier.supplement-requested" -> "clock-off";
      case "deadline.missed", "payment.failed", "payment.failure-stated", "payment.overpayment-found", "grant.returned",
          "dossier.appraisal-returned" ->
        "odd";
      default -> "";
    };
  }

  private String text(String kind, JsonNode event) {
    // Of an event that is newer than the service only its name is known.
    if (event.has("contract") || !format.knows("timeline." + kind)) {
      return format.text("timeline.newer", kind);
    }
    var argument = switch (kind) {
      case "dossier.submitted" -> format.text("channel." + event.path("channel").asString("DESK"));
      case "dossier.accepted" -> event.path("code").asString("");
      case "dossier.assessed" -> format.text("assessment." + event.path("status").asString("NEEDS_APPRAISAL"));
      case "dossier.appraised" -> format.text("proposal." + event.path("proposal").asString("GRANT"));
      case "decision.signed" -> format.text("outcome." + event.path("outcome").asString("GRANTED"));
      case "finding.reviewed" -> event.path("flag").asString("");
      case "deadline.cause-stated" -> event.path("cause").asString("");
      case "record.discarded" -> event.path("record").asString("");
      case "dossier.apology-sent" -> date(event.path("newDate"));
      case "deadline.near", "deadline.missed" -> date(event.path("due"));
      default -> event.hasNonNull("amount") ? format.money(event.path("amount").asLong()) : "";
    };
    return format.text("timeline." + kind, argument);
  }

  private @Nullable String detail(String kind, JsonNode event) {
    if (event.path("due").isObject()) {
      return format.text("timeline.due", date(event.path("due").path("due")));
    }
    if (kind.equals("dossier.forwarded")) {
      return format.text("timeline.to", event.path("to").asString(""));
    }
    if (event.hasNonNull("decisionNo")) {
      return format.text("timeline.number", event.path("decisionNo").asString(""));
    }
    return kind.equals("dossier.assessed") ? again(event.path("again")) : causes.ofEvent(kind, event);
  }

  /** Why a dossier was assessed again; null for the first time, and for what is newer than this page. */
  private @Nullable String again(JsonNode again) {
    var key = "again." + again.path("trigger").asString("");
    return format.knows(key) ? format.text(key, again.path("code").asString("")) : null;
  }

  private String date(JsonNode date) {
    return date.isString() ? format.date(LocalDate.parse(date.asString())) : "";
  }
}
