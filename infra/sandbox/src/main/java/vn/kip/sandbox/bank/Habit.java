package vn.kip.sandbox.bank;

import java.util.Arrays;

/** What becomes of a transfer, by the end of the account's number, so that a test can be run again. */
enum Habit {
  PAID(""),
  NO_SUCH_ACCOUNT("01"),
  CLOSED("04"),
  DECEASED("07"),
  /** Booked, and back after some days. */
  RETURNED("10"),
  BOOKED_TWICE("20"),
  BOOKED_FOR_HALF("21"),
  /** Taken, and never heard of again. */
  SILENT("22"),
  /** With others of its kind in one entry. */
  IN_ONE_ENTRY("23"),
  /** Its statement is sent again. */
  STATEMENT_REPEATED("24"),
  /** No notification tells of it. */
  STATEMENT_ONLY("25");

  private final String ending;

  Habit(String ending) {
    this.ending = ending;
  }

  static Habit of(Order.Transaction transaction) {
    if (transaction.account().startsWith("000")) {
      return NO_SUCH_ACCOUNT;
    }
    return Arrays.stream(values()).filter(habit -> habit != PAID && transaction.account().endsWith(habit.ending))
        .findFirst().orElse(PAID);
  }

  /** Code of the rejection; empty for what is not rejected. */
  String rejection() {
    return switch (this) {
      case NO_SUCH_ACCOUNT -> "AC01";
      case CLOSED -> "AC04";
      case DECEASED -> "MD07";
      case PAID, RETURNED, BOOKED_TWICE, BOOKED_FOR_HALF, SILENT, IN_ONE_ENTRY, STATEMENT_REPEATED, STATEMENT_ONLY ->
        "";
    };
  }

  boolean isBooked() {
    return this != SILENT && rejection().isEmpty();
  }
}
