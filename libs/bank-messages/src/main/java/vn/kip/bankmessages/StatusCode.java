package vn.kip.bankmessages;

import java.util.Set;

/** ISO 20022's external codes, as far as they make a difference. Others are kept and shown, and change nothing. */
public enum StatusCode {
  /** The bank will not carry it out. */
  REJECTED,
  /** The bank has it; nothing is paid by that. */
  ACCEPTED,
  /** Something is said of each part, and nothing of the whole. */
  PARTLY,
  UNKNOWN;

  private static final Set<String> HAS_IT = Set.of("ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "PDNG", "RCVD", "ACFC",
      "ACCC");
  /**
   * "I have had this one": duplication (AM05, and DUPL as some banks write it), duplicate message, payment information,
   * transaction or end-to-end id. Such an order may have been paid.
   */
  private static final Set<String> HAD_IT = Set.of("AM05", "DUPL", "DU01", "DU02", "DU03", "DU04", "DU05");
  /** Account number wrong, closed or blocked; creditor's name or address wrong; the bank does not say why. */
  private static final Set<String> WANTS_ACCOUNT = Set.of("AC01", "AC04", "AC06", "BE04", "MS03");
  private static final String DECEASED = "MD07";

  /** @param status of a transaction, a payment information or a group */
  public static StatusCode of(String status) {
    if (HAS_IT.contains(status)) {
      return ACCEPTED;
    }
    return switch (status) {
      case "RJCT" -> REJECTED;
      case "PART" -> PARTLY;
      default -> UNKNOWN;
    };
  }

  /** Whether the reason says that the bank has the order from before. */
  public static boolean isDuplicate(String reason) {
    return HAD_IT.contains(reason);
  }

  /** Whether the reason asks for another account of the payee. */
  public static boolean asksForAccount(String reason) {
    return WANTS_ACCOUNT.contains(reason);
  }

  /** Whether the reason reports the payee's death. */
  public static boolean reportsDeath(String reason) {
    return reason.equals(DECEASED);
  }
}
