package vn.kip.payment.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.AccountNumber;
import vn.kip.bankmessages.BankCodes;
import vn.kip.bankmessages.BankText;
import vn.kip.bankmessages.UnwritableException;
import vn.kip.casefile.Refusal;

/**
 * Where the money of a transfer goes, as an officer has entered it.
 *
 * @param bank code of the payee's bank; null while it is not known
 * @param account as people type it
 * @param holder name on the account; blank when that is the beneficiary
 */
public record Payee(@Nullable String bank, String account, String holder) {

  /** What an account to pay to comes to. */
  sealed interface Checked {
    /** As it is recorded: the account cleaned, the holder named, with the diacritics. */
    record Payable(Payee payee) implements Checked {}

    record Unpayable(Refusal why) implements Checked {}
  }

  /** @param beneficiary for whom the money is; null when nobody has told yet */
  Checked check(BankCodes banks, LocalDate day, @Nullable String beneficiary) {
    var number = AccountNumber.find(account);
    if (number.isEmpty()) {
      return new Checked.Unpayable(Refusals.payeeAccount());
    }
    var code = bank == null ? null : bank.strip();
    if (code != null && banks.find(code, day).isEmpty()) {
      return new Checked.Unpayable(Refusals.payeeBank(code));
    }
    var name = holder.isBlank() && beneficiary != null ? beneficiary : holder;
    try {
      BankText.name("holder", name);
      if (beneficiary != null) {
        BankText.name("applicant", beneficiary);
      }
    } catch (UnwritableException e) {
      return new Checked.Unpayable(Refusals.payeeName(e.field()));
    }
    return new Checked.Payable(new Payee(code, number.get(), name.strip()));
  }
}
