package vn.kip.bankmessages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.BatchStatus;
import vn.kip.bankmessages.MessagePart.GroupStatus;
import vn.kip.bankmessages.MessagePart.Reason;
import vn.kip.bankmessages.MessagePart.TransactionStatus;

/**
 * Statuses of one message: a transaction's beats its payment information's, that beats the group's. What is said above holds
 * for whatever is not listed below it, so it is held back until the message ends.
 */
final class StatusMatching {

  private final Lines lines;
  private final List<Stray> strays;
  private final List<Finding> findings;
  private @Nullable GroupStatus group;
  private final List<BatchStatus> batches = new ArrayList<>();
  private final Set<Progress> listed = new HashSet<>();

  StatusMatching(Lines lines, List<Stray> strays, List<Finding> findings) {
    this.lines = lines;
    this.strays = strays;
    this.findings = findings;
  }

  void begin(GroupStatus status) {
    group = status;
    batches.clear();
    listed.clear();
  }

  void batch(BatchStatus status) {
    batches.add(status);
  }

  void transaction(TransactionStatus transaction) {
    var line = lines.find(transaction.endToEndId(), transaction.instructionId());
    if (line == null) {
      var named = transaction.endToEndId() == null ? transaction.instructionId() : transaction.endToEndId();
      var code = transaction.reason().code();
      strays.add(Stray.ofStatus(named, code == null ? transaction.status() : code));
      return;
    }
    listed.add(line);
    var status = transaction.status();
    if (status == null) {
      var above = above();
      apply(line, above == null ? null : above.status, transaction.reason().isGiven() || above == null
          ? transaction.reason()
          : above.reason);
    } else {
      apply(line, status, transaction.reason());
    }
  }

  /** What is said above a transaction that stands without a status of its own. */
  private @Nullable Said above() {
    if (!batches.isEmpty() && batches.getLast().status() != null) {
      return new Said(batches.getLast().status(), batches.getLast().reason());
    }
    return group == null ? null : new Said(group.status(), group.reason());
  }

  private record Said(@Nullable String status, Reason reason) {}

  /** The message is at its end: what it says of the whole holds for what it has not listed. */
  void end() {
    var said = group;
    if (said == null) {
      return;
    }
    boolean known = !listed.isEmpty();
    var told = new HashSet<>(listed);
    for (var batch : batches) {
      var covered = lines.ofBatch(batch.paymentInformationId());
      known |= !covered.isEmpty();
      if (batch.status() != null) {
        cover(covered, told, batch.status(), batch.reason());
      }
    }
    var covered = lines.ofMessage(said.originalMessageId());
    if (covered.isEmpty() && !known) {
      strays.add(Stray.ofStatus(said.originalMessageId(),
          said.reason().code() == null ? said.status() : said.reason().code()));
    }
    if (said.status() != null) {
      cover(covered, told, said.status(), said.reason());
    }
    group = null;
  }

  private void cover(List<Progress> covered, Set<Progress> told, String status, Reason reason) {
    covered.stream().filter(told::add).forEach(line -> apply(line, status, reason));
  }

  private void apply(Progress line, @Nullable String status, Reason reason) {
    if (status != null) {
      line.status(status, reason, findings);
    }
  }
}
