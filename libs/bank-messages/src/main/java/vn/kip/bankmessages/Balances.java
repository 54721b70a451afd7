package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Account;
import vn.kip.bankmessages.MessagePart.Money;

/** Whether an account's statements follow on one another. What does not is shown; what comes after is read all the same. */
final class Balances {

  private final Set<String> seen = new HashSet<>();
  private @Nullable Money last;
  private @Nullable Long number;

  void follow(Account statement, BigDecimal moved, List<Finding> findings) {
    if (!seen.add(statement.statementId())) {
      return;
    }
    var opening = statement.opening();
    var closing = statement.closing();
    if (opening != null && closing != null) {
      var difference = closing.value().subtract(opening.value()).subtract(moved);
      if (difference.signum() != 0) {
        findings.add(Finding.ofStatement(Finding.Kind.STATEMENT_SUM, statement.statementId(), difference));
      }
    }
    var jump = last == null || opening == null ? BigDecimal.ZERO : opening.value().subtract(last.value());
    boolean skipped = number != null && statement.number() != null && statement.number() != number + 1;
    if (jump.signum() != 0 || skipped) {
      findings.add(Finding.ofStatement(Finding.Kind.STATEMENT_GAP, statement.statementId(), jump));
    }
    last = closing == null ? last : closing;
    number = statement.number() == null ? number : statement.number();
  }
}
