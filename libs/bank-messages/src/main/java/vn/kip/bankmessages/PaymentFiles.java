package vn.kip.bankmessages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes payment files of a batch, each with as many transactions and as much money as a bank takes in one. Only the
 * transactions of the file that is being written are in memory; a file is handed out when the schema has taken it.
 */
public final class PaymentFiles {

  /** Unless a setting says otherwise. */
  public static final int DEFAULT_TRANSACTIONS = 5_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9/\\-?:().,'+ ]{1,35}");
  private static final Pattern BANK = Pattern.compile("[0-9A-Z]{1,35}");

  private final int maxTransactions;
  private final long maxSum;

  /**
   * Files within a bank's limits.
   *
   * @param maxTransactions in one file
   * @param maxSum in one file, whole dong
   */
  public PaymentFiles(int maxTransactions, long maxSum) {
    if (maxTransactions < 1 || maxSum < 1) {
      throw new IllegalArgumentException("a file has room for one transaction at least");
    }
    this.maxTransactions = maxTransactions;
    this.maxSum = maxSum;
  }

  /** One file that is known by an id of the caller's own, for a payment outside any batch. */
  public static PaymentFile single(String messageId, PaymentOrder order, Transfer transfer) {
    return Pain001.write(checkedId("messageId", messageId), order,
        List.of(new PaymentFiles(1, Long.MAX_VALUE).checked(transfer)));
  }

  /**
   * Writes all transfers in their order.
   *
   * @param files takes one file after the other
   * @throws UnwritableException when a transfer cannot be written; files before it have been handed out
   */
  public void write(PaymentOrder order, Iterator<Transfer> transfers, Consumer<PaymentFile> files) {
    var room = new ArrayList<Transfer>();
    var seen = new HashSet<String>();
    long sum = 0;
    int written = 0;
    while (transfers.hasNext()) {
      var transfer = checked(transfers.next());
      if (!room.isEmpty() && (room.size() == maxTransactions || sum + transfer.amount() > maxSum)) {
        files.accept(Pain001.write(order.fileId(++written), order, room));
        room.clear();
        seen.clear();
        sum = 0;
      }
      once(seen, transfer.endToEndId());
      room.add(transfer);
      sum += transfer.amount();
    }
    if (!room.isEmpty()) {
      files.accept(Pain001.write(order.fileId(++written), order, room));
    }
  }

  private static void once(Set<String> seen, String id) {
    if (!seen.add(id)) {
      throw new UnwritableException("file.id-twice", "endToEndId", id + " stands for another transaction of the file");
    }
  }

  /**
   * The transfer as a file carries it.
   *
   * @throws UnwritableException with the field that cannot be written
   */
  public Transfer checked(Transfer transfer) {
    if (transfer.amount() < 1) {
      throw new UnwritableException("amount.invalid", "amount", "whole dong above 0 can be transferred");
    }
    if (transfer.amount() > maxSum) {
      throw new UnwritableException("file.too-much", "amount", "more than a file may hold: " + maxSum);
    }
    if (!BANK.matcher(transfer.bank()).matches()) {
      throw new UnwritableException("payee.bank", "bank", "no bank code: " + transfer.bank());
    }
    var holder = BankText.name("name", transfer.holder());
    var beneficiary = transfer.beneficiary() == null ? null : BankText.name("beneficiary", transfer.beneficiary());
    return new Transfer(checkedId("endToEndId", transfer.endToEndId()), transfer.amount(), transfer.bank(),
        AccountNumber.of("account", transfer.account()), holder, holder.equals(beneficiary) ? null : beneficiary,
        BankText.ascii("file.remittance", "remittance", transfer.remittance()));
  }

  private static String checkedId(String field, String id) {
    if (!ID.matcher(id).matches()) {
      throw new UnwritableException("file.id", field, "an id has up to 35 plain characters: " + id);
    }
    return id;
  }
}
