package vn.kip.bankmessages;

import org.jspecify.annotations.Nullable;

/**
 * One line of a batch as it becomes one transaction of a payment file.
 *
 * @param endToEndId the line's own; the bank names it in every answer
 * @param amount whole dong, above 0
 * @param bank code of the payee's bank
 * @param account of the payee, cleaned
 * @param holder name on the account
 * @param beneficiary for whom it is; null when that is the holder
 * @param remittance what the payee reads on the statement
 */
public record Transfer(String endToEndId, long amount, String bank, String account, String holder,
    @Nullable String beneficiary, String remittance) {

  /** As in "KIP 000.18.25.H50-220104-0001 T05/2022". */
  public static String remittance(String dossierCode, java.time.YearMonth month) {
    return "KIP " + dossierCode + " T" + String.format(java.util.Locale.ROOT, "%02d/%d", month.getMonthValue(),
        month.getYear());
  }
}
