package vn.kip.portal.application;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.deadlines.WorkingCalendar;
import vn.kip.office.OfficeTime;
import vn.kip.portal.domain.Digest;
import vn.kip.portal.domain.Subscription;

/** One digest for each officer who wants one, on the morning of each working day on which anything presses. */
public final class Digests {

  private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
  private static final int SATURDAY = 6;
  /** Longer than any sending takes: whoever has not said after it how it went, has ended. */
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private final Subscriptions subscriptions;
  private final SentDigests sent;
  private final PressingWork work;
  private final DigestMail mail;
  private final WorkingCalendar calendar;
  private final InstantSource clock;
  private final LocalTime from;

  /** @param from the time of day, in the office, before which none is sent */
  public Digests(Subscriptions subscriptions, SentDigests sent, PressingWork work, DigestMail mail,
      WorkingCalendar calendar, InstantSource clock, LocalTime from) {
    this.subscriptions = subscriptions;
    this.sent = sent;
    this.work = work;
    this.mail = mail;
    this.calendar = calendar;
    this.clock = clock;
    this.from = from;
  }

  /** Sends what is due now and has not been sent; to be called again and again, all day. */
  public void sendWhatIsDue() {
    var now = clock.instant();
    var local = now.atZone(OfficeTime.ZONE);
    if (local.toLocalTime().isBefore(from) || !isWorkingDay(local.toLocalDate())) {
      return;
    }
    for (var subscription : subscriptions.all()) {
      if (sent.take(subscription.officer(), local.toLocalDate(), now, now.minus(ABANDONED))) {
        send(subscription, local.toLocalDate());
      }
    }
  }

  /** Beyond every calendar release, Monday to Friday: a digest too many harms nobody. */
  private boolean isWorkingDay(LocalDate day) {
    try {
      return calendar.isWorkingDay(day);
    } catch (CalendarDoesNotReachException _) {
      return day.getDayOfWeek().getValue() < SATURDAY;
    }
  }

  private void send(Subscription subscription, LocalDate day) {
    try {
      var digest = digest(subscription, day);
      if (!digest.isEmpty()) {
        mail.send(subscription, digest);
      }
      sent.sent(subscription.officer(), day);
    } catch (DigestFailure failure) {
      LOG.warn("the digest of {} for {} is tried again: {}", day, subscription.officer(), failure.getMessage());
      sent.giveBack(subscription.officer(), day);
    }
  }

  private Digest digest(Subscription subscription, LocalDate day) {
    var lines = new ArrayList<Digest.Line>();
    long total = 0;
    for (var role : subscription.roles()) {
      var pressing = work.of(role, subscription.ward());
      total += pressing.map(PressingWork.Pressing::total).orElse(0L);
      pressing.ifPresent(found -> lines.addAll(found.lines()));
    }
    lines.sort(Comparator.comparing(Digest.Line::kind)
        .thenComparing(Digest.Line::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())));
    return new Digest(day, total, lines);
  }
}
