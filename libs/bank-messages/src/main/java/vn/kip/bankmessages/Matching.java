package vn.kip.bankmessages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Account;
import vn.kip.bankmessages.MessagePart.AccountEnd;
import vn.kip.bankmessages.MessagePart.BatchStatus;
import vn.kip.bankmessages.MessagePart.Entry;
import vn.kip.bankmessages.MessagePart.GroupStatus;
import vn.kip.bankmessages.MessagePart.Head;
import vn.kip.bankmessages.MessagePart.TransactionStatus;

/**
 * Which line each of a bank's messages speaks of, and how the lines stand after all of them. Messages are taken in the order
 * in which they came; one that came before, or is for nobody here, changes nothing.
 */
public final class Matching implements Consumer<MessagePart> {

  private final List<Stray> strays = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> seen = new HashMap<>();
  private final Lines lines;
  private final StatusMatching statuses;
  private final BookingMatching bookings;
  private final @Nullable LocalDate unansweredSince;

  /** @param findings of all messages in order, then of the lines */
  public record Result(List<Line.Outcome> lines, List<Stray> strays, List<Finding> findings) {}

  /**
   * Nothing has been said yet.
   *
   * @param ourAccounts the office's; none for not asking whose an account is
   * @param unansweredSince lines to be carried out on that day or before have had their time; null asks nothing
   */
  public Matching(Collection<Line> lines, Set<String> ourAccounts, @Nullable LocalDate unansweredSince) {
    this.lines = new Lines(lines);
    this.statuses = new StatusMatching(this.lines, strays, findings);
    this.bookings = new BookingMatching(this.lines, ourAccounts, strays, findings);
    this.unansweredSince = unansweredSince;
  }

  /**
   * Whether the message is to be read. One with the same bytes or the same id is not: again it says nothing new, with other
   * bytes nobody can say which of the two is meant.
   *
   * @param name by which people find it
   * @param sha256 of its bytes
   */
  public boolean begins(String name, String sha256, Head head) {
    var id = head.kind() + " " + head.messageId();
    var known = seen.putIfAbsent(id, sha256);
    if (known == null) {
      return seen.putIfAbsent(sha256, id) == null;
    }
    if (!known.equals(sha256)) {
      findings.add(Finding.ofMessage(Finding.CONFLICT, name));
    }
    return false;
  }

  /** A message that could not be read; those after it are. */
  public void unreadable(String name, RefusedMessageException.Why why) {
    findings.add(Finding.ofMessage(why.key(), name));
  }

  @Override
  public void accept(MessagePart part) {
    switch (part) {
      case Head _ -> {
        // Has been looked at before the message was opened.
      }
      case GroupStatus group -> statuses.begin(group);
      case BatchStatus batch -> statuses.batch(batch);
      case TransactionStatus transaction -> statuses.transaction(transaction);
      case Account account -> bookings.begin(account);
      case Entry entry -> bookings.entry(entry);
      case AccountEnd _ -> bookings.end();
    }
  }

  /** The message has been read to its end. */
  public void ends() {
    statuses.end();
  }

  public Result result() {
    var all = new ArrayList<>(findings);
    lines.all().forEach(line -> line.judge(all));
    var left = new ArrayList<>(strays);
    lines.all().forEach(
        line -> line.early().forEach(movement -> left.add(Stray.of(Stray.Why.NOTHING_TO_RETURN, movement))));
    return new Result(lines.all().stream().map(line -> line.outcome(unansweredSince)).toList(), left, all);
  }
}
