package vn.kip.bankmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kip.bankmessages.BankSays.astray;
import static vn.kip.bankmessages.BankSays.back;
import static vn.kip.bankmessages.BankSays.batch;
import static vn.kip.bankmessages.BankSays.detail;
import static vn.kip.bankmessages.BankSays.details;
import static vn.kip.bankmessages.BankSays.entry;
import static vn.kip.bankmessages.BankSays.found;
import static vn.kip.bankmessages.BankSays.lines;
import static vn.kip.bankmessages.BankSays.match;
import static vn.kip.bankmessages.BankSays.notification;
import static vn.kip.bankmessages.BankSays.ofAccount;
import static vn.kip.bankmessages.BankSays.paid;
import static vn.kip.bankmessages.BankSays.shown;
import static vn.kip.bankmessages.BankSays.statement;
import static vn.kip.bankmessages.BankSays.status;
import static vn.kip.bankmessages.BankSays.statusOf;
import static vn.kip.bankmessages.BankSays.transaction;
import static vn.kip.bankmessages.BankSays.wholeBatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of a bank's messages, case by case (rules 42 to 49; B2 to B8, B15, A3, A4, A19). */
class MatchingTest {

  private static final String ONE = "E1 360000";
  private static final String TWO = "E2 540000";

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of("accepted is not paid (B2)", status("S", "ACTC"), "E1 ACCEPTED 0/0, E2 ACCEPTED 0/0"),
        Arguments.of("a rejection of the group is of every line", status("S", "RJCT FF01"),
            "E1 REJECTED FF01 0/0, E2 REJECTED FF01 0/0"),
        Arguments.of("but for those that are listed otherwise",
            status("S", "RJCT FF01", batch("M", "", transaction("E2", "ACSP"))),
            "E1 REJECTED FF01 0/0, E2 ACCEPTED 0/0"),
        Arguments.of("PART speaks of the listed only (banks list only the rejected)",
            status("S", "PART", batch("M", "", transaction("E2", "RJCT AC04"))), "E1 SENT 0/0, E2 REJECTED AC04 0/0"),
        Arguments.of("the payment information beats the group",
            status("S", "ACCP", batch("M", "RJCT AG01")), "E1 REJECTED AG01 0/0, E2 REJECTED AG01 0/0"),
        Arguments.of("and its PART keeps the group's rejection away",
            status("S", "RJCT FF01", batch("M", "PART", transaction("E1", "ACCP"))), "E1 ACCEPTED 0/0, E2 SENT 0/0"),
        Arguments.of("a transaction's own reason, not the group's (B9)",
            status("S", "PART NARR", batch("M", "", transaction("E1", "RJCT AC01"))),
            "E1 REJECTED AC01 0/0, E2 SENT 0/0"),
        Arguments.of("a transaction without a status has the one above it",
            status("S", "PART", batch("M", "RJCT AG01", transaction("E1", ""), transaction("E2", "ACSP"))),
            "E1 REJECTED AG01 0/0, E2 ACCEPTED 0/0"),
        Arguments.of("an unknown code is kept and shown",
            status("S", "PART", batch("M", "", transaction("E1", "PATC"))),
            "E1 SENT PATC 0/0, E2 SENT 0/0"),
        Arguments.of("had before is neither paid nor free (A3)",
            status("S", "PART", batch("M", "", transaction("E1", "RJCT AM05"))), "E1 SENT AM05 0/0, E2 SENT 0/0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statuses")
  void a_status_moves_what_is_shown(String name, String message, String expected) {
    assertThat(shown(match(lines(ONE, TWO), message))).as(name).isEqualTo(expected);
  }

  @Test
  void a_rejection_after_an_acceptance_frees_the_line_and_a_late_acceptance_does_not_take_it_back() {
    var result = match(lines(ONE), status("S1", "ACTC"),
        status("S2", "PART", batch("M", "", transaction("E1", "RJCT AC04"))), status("S3", "ACCP"));

    assertThat(shown(result)).isEqualTo("E1 REJECTED AC04 0/0");
    assertThat(found(result)).containsExactly("E1 NEW_ACCOUNT");
  }

  @Test
  void a_rejection_after_the_booking_is_a_finding_and_the_booking_stands() {
    var result = match(lines(ONE), notification("N", paid("E1", 360_000, "R1")),
        status("S", "PART", batch("M", "", transaction("E1", "RJCT AC04"))));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(found(result)).containsExactly("E1 REJECTED_AFTER_SETTLEMENT");
  }

  @Test
  void a_booking_after_the_rejection_is_money_that_has_gone() {
    var result = match(lines(ONE), status("S", "RJCT AC04"), notification("N", paid("E1", 360_000, "R1")));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(found(result)).containsExactly("E1 NEW_ACCOUNT", "E1 BOOKED_AFTER_REJECTION");
  }

  @Test
  void the_same_message_again_does_nothing_and_other_content_under_its_id_is_a_conflict() {
    var booked = notification("N", paid("E1", 360_000, null));

    assertThat(shown(match(lines(ONE), booked, booked))).isEqualTo("E1 SETTLED 360000/0");
    var result = match(lines(ONE), booked, notification("N", paid("E1", 360_000, null), paid("E1", 1, null)));
    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(found(result)).containsExactly("bank.message-conflict");
  }

  @Test
  void what_is_for_ids_nobody_knows_is_a_stray_and_half_an_answer_is_taken_for_its_half() {
    var result = match(lines(ONE, TWO), statusOf("M9", "S1", "RJCT FF01"),
        status("S2", "PART", batch("M", "", transaction("E9", "RJCT AC01"), transaction("E2", "ACSP"))));

    assertThat(shown(result)).isEqualTo("E1 SENT 0/0, E2 ACCEPTED 0/0");
    assertThat(astray(result)).containsExactly("UNKNOWN M9", "UNKNOWN E9");
  }

  /** B4. */
  @Test
  void of_a_batch_entry_each_transaction_counts_and_the_sum_does_not() {
    var result = match(lines(ONE, TWO), notification("N", entry("DBIT", 900_000, "BOOK", "R1",
        details(detail("E1", 360_000, ""), detail("E2", 540_000, "")))));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0, E2 SETTLED 540000/0");
    assertThat(found(result)).isEmpty();
  }

  @Test
  void an_entry_that_does_not_add_up_is_a_finding_and_what_matches_settles() {
    var result = match(lines(ONE, TWO), notification("N", entry("DBIT", 1_000_000, "BOOK", "R1",
        details(detail("E1", 360_000, ""), detail("E2", 540_000, "")))));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0, E2 SETTLED 540000/0");
    assertThat(result.findings()).extracting(Finding::finding, finding -> String.valueOf(finding.amount()))
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ENTRY_SUM", "100000"));
  }

  /** B5. */
  @ParameterizedTest
  @CsvSource({"PDNG", "INFO", "FUTR"})
  void only_what_is_booked_counts(String waiting) {
    var pending = notification("N1", entry("DBIT", 360_000, waiting, "R1", details(detail("E1", 360_000, ""))));

    assertThat(shown(match(lines(ONE), pending))).isEqualTo("E1 SENT 0/0");
    var result = match(lines(ONE), pending, notification("N2", paid("E1", 360_000, "R1")));
    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(astray(result)).isEmpty();
  }

  /** B6, B15. */
  @Test
  void a_credit_with_the_reversal_mark_is_a_return_and_a_debit_with_it_pays_nobody() {
    var paid = notification("N1", paid("E1", 360_000, "R1"));

    assertThat(shown(match(lines(ONE), paid, notification("N2", entry("CRDT", "360000", "VND", "BOOK", "R2",
        "<RvslInd>true</RvslInd>", details(detail("E1", 360_000, "")))))))
        .isEqualTo("E1 RETURNED 360000/360000");
    var result = match(lines(ONE), paid, notification("N2", entry("DBIT", "360000", "VND", "BOOK", "R2",
        "<RvslInd>true</RvslInd>", details(detail("E1", 360_000, "")))));
    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(astray(result)).containsExactly("CREDIT_REVERSED DEBIT 360000");
    assertThat(astray(match(lines(ONE), paid, notification("N2", back("", 360_000, "R2", "")))))
        .containsExactly("UNKNOWN CREDIT 360000");
  }

  /** B7. */
  @Test
  void the_banks_charges_are_nobodys_payment() {
    var result = match(lines(ONE), notification("N", entry("DBIT", "363300", "VND", "BOOK", "R1", "",
        "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"VND\">3300</TtlChrgsAndTaxAmt></Chrgs>"
            + details(detail("E1", 360_000, "")))));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(found(result)).isEmpty();
    assertThat(astray(result)).isEmpty();
  }

  /** B8. */
  @Test
  void an_entry_for_a_whole_payment_information_settles_it_when_number_and_sum_are_right() {
    assertThat(shown(match(lines(ONE, TWO), statement("N", entry("DBIT", 900_000, "BOOK", "R1", wholeBatch("M", 2))))))
        .isEqualTo("E1 SETTLED 360000/0, E2 SETTLED 540000/0");
    for (var wrong : List.of(entry("DBIT", 900_000, "BOOK", "R1", wholeBatch("M", 3)),
        entry("DBIT", 900_001, "BOOK", "R1", wholeBatch("M", 2)))) {
      var result = match(lines(ONE, TWO), statement("N", wrong));
      assertThat(shown(result)).isEqualTo("E1 SENT 0/0, E2 SENT 0/0");
      assertThat(result.strays()).extracting(Stray::why).containsExactly(Stray.Why.BATCH_DIFFERS);
    }
    assertThat(shown(match(lines(ONE, TWO), status("S", "PART", batch("M", "", transaction("E2", "RJCT AC01"))),
        statement("N", entry("DBIT", 360_000, "BOOK", "R1", wholeBatch("M", 1))))))
        .isEqualTo("E1 SETTLED 360000/0, E2 REJECTED AC01 0/0");
  }

  @Test
  void a_batch_told_in_one_entry_and_line_by_line_is_booked_once_whichever_comes_first() {
    var whole = statement("N1", entry("DBIT", 900_000, "BOOK", "R1", wholeBatch("M", 2)));
    var each = notification("N2", entry("DBIT", 900_000, "BOOK", "R1",
        details(detail("E1", 360_000, ""), detail("E2", 540_000, ""))));

    for (var result : List.of(match(lines(ONE, TWO), whole, each), match(lines(ONE, TWO), each, whole))) {
      assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0, E2 SETTLED 540000/0");
      assertThat(astray(result)).isEmpty();
      assertThat(found(result)).isEmpty();
    }
  }

  @Test
  void a_booking_counts_once_in_notification_statement_and_overlapping_statement() {
    var result = match(lines(ONE, TWO), notification("N1", paid("E1", 360_000, "R1")),
        statement("N2", paid("E1", 360_000, "R1"), paid("E9", 7, "R9")),
        statement("N3", paid("E9", 7, "R9"), paid("E1", 360_000, "R1"), paid("E2", 540_000, "R2")));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0, E2 SETTLED 540000/0");
    assertThat(astray(result)).containsExactly("UNKNOWN DEBIT 7");
  }

  @Test
  void without_a_reference_of_the_bank_two_alike_in_one_statement_are_two() {
    var result = match(lines(ONE), statement("N1", paid("E1", 360_000, null), paid("E1", 360_000, null),
        paid("", 3_300, null), paid("", 3_300, null)));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 720000/0");
    assertThat(found(result)).containsExactly("E1 BOOKED_TWICE");
    assertThat(astray(result)).containsExactly("UNKNOWN DEBIT 3300", "UNKNOWN DEBIT 3300");
  }

  @Test
  void the_instruction_or_the_banks_reference_of_the_booking_leads_to_the_line_too_and_a_name_never_does() {
    var byInstruction = notification("N1", entry("DBIT", 360_000, "BOOK", "R1", details(
        "<TxDtls><Refs><InstrId>E1</InstrId><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy=\"VND\">360000</Amt></TxDtls>")));
    var byReference = statement("N2", entry("DBIT", 360_000, "BOOK", "R1", ""));
    var returned = statement("N3", entry("CRDT", 360_000, "BOOK", null,
        details("<TxDtls><Refs><AcctSvcrRef>R1</AcctSvcrRef></Refs><Amt Ccy=\"VND\">360000</Amt></TxDtls>")));
    var byName = statement("N4", entry("DBIT", 540_000, "BOOK", "R4", details("<TxDtls><Amt Ccy=\"VND\">540000</Amt>"
        + "<RltdPties><Cdtr><Pty><Nm>NGUYEN THI DAO</Nm></Pty></Cdtr></RltdPties></TxDtls>")));

    var result = match(lines(ONE, TWO), byInstruction, byReference, returned, byName);

    assertThat(shown(result)).isEqualTo("E1 RETURNED 360000/360000, E2 SENT 0/0");
    assertThat(astray(result)).containsExactly("UNKNOWN DEBIT 540000");
  }

  @Test
  void booked_otherwise_is_never_hidden() {
    assertThat(found(match(lines(ONE), notification("N", paid("E1", 300_000, "R1")))))
        .containsExactly("E1 BOOKED_LESS");
    assertThat(found(match(lines(ONE), notification("N", paid("E1", 400_000, "R1")))))
        .containsExactly("E1 BOOKED_MORE");
    var twice = match(lines(ONE), notification("N", paid("E1", 360_000, "R1"), paid("E1", 360_000, "R2")));
    assertThat(shown(twice)).isEqualTo("E1 SETTLED 720000/0");
    assertThat(found(twice)).containsExactly("E1 BOOKED_TWICE");
    var corrected = match(lines(ONE), notification("N", paid("E1", 360_000, "R1"), paid("E1", 360_000, "R2"),
        back("E1", 360_000, "R3", "")));
    assertThat(shown(corrected)).isEqualTo("E1 SETTLED 720000/360000");
    assertThat(found(corrected)).isEmpty();
  }

  @Test
  void money_that_is_no_dong_or_not_the_offices_is_a_stray_and_the_next_entry_is_read() {
    var result = match(lines(ONE), statement("N1",
        entry("DBIT", "360000", "USD", "BOOK", "R1", "",
            details("<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs></TxDtls>")),
        entry("DBIT", "360000.50", "VND", "BOOK", "R2", "", ""), paid("E1", 360_000, "R3")),
        ofAccount("9999999999", "N2", paid("E1", 360_000, "R4")));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0");
    assertThat(astray(result)).containsExactly("FOREIGN_CURRENCY DEBIT 360000", "DECIMALS DEBIT 360000.50",
        "OTHER_ACCOUNT DEBIT 360000");
  }

  @ParameterizedTest
  @CsvSource({"MD07,DEATH_REPORTED", "AC01,NEW_ACCOUNT", "AC04,NEW_ACCOUNT", "AC06,NEW_ACCOUNT", "BE04,NEW_ACCOUNT",
      "MS03,NEW_ACCOUNT", "AM05,DUPLICATE"})
  void a_return_says_what_has_to_be_done(String code, String finding) {
    var result = match(lines(ONE), notification("N1", paid("E1", 360_000, "R1")),
        statement("N2", back("E1", 360_000, "R2", code)));

    assertThat(shown(result)).isEqualTo("E1 RETURNED " + code + " 360000/360000");
    assertThat(found(result)).containsExactly("E1 " + finding);
  }

  @Test
  void a_return_waits_for_its_booking_and_without_one_it_is_a_stray() {
    var returned = notification("N1", back("E1", 360_000, "R2", "AC04"));

    var alone = match(lines(ONE), returned);
    assertThat(shown(alone)).isEqualTo("E1 SENT 0/0");
    assertThat(astray(alone)).containsExactly("NOTHING_TO_RETURN CREDIT 360000");
    var late = match(lines(ONE), returned, notification("N2", paid("E1", 360_000, "R1")));
    assertThat(shown(late)).isEqualTo("E1 RETURNED AC04 360000/360000");
    assertThat(astray(late)).isEmpty();
  }

  @Test
  void a_statement_is_held_against_itself_and_against_the_last_one_and_read_all_the_same() {
    var result = match(lines(ONE, TWO), statement("N1", 1_000_000, 640_000, paid("E1", 360_000, "R1")),
        statement("N2", 640_000, 640_000), statement("N3", 600_000, 50_000, paid("E2", 540_000, "R2")));

    assertThat(shown(result)).isEqualTo("E1 SETTLED 360000/0, E2 SETTLED 540000/0");
    assertThat(result.findings()).extracting(Finding::finding, Finding::statement)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("STATEMENT_SUM", "N3"),
            org.assertj.core.groups.Tuple.tuple("STATEMENT_GAP", "N3"));
  }

  @Test
  void a_line_of_which_nothing_was_heard_for_too_long_is_unanswered() {
    var lines = List.of(of("E1", LocalDate.of(2022, 4, 22)), of("E2", LocalDate.of(2022, 4, 25)),
        of("E3", LocalDate.of(2022, 4, 22)), of("E4", LocalDate.of(2022, 4, 22)));
    var matching = new Matching(lines, Set.of(), LocalDate.of(2022, 4, 22));
    BankSays.take(matching, "1.xml", status("S", "PART", batch("M", "", transaction("E1", "ACCP"),
        transaction("E4", "RJCT AC01"))));
    BankSays.take(matching, "2.xml", notification("N", paid("E3", 1_000, "R1")));

    assertThat(shown(matching.result())).isEqualTo(
        "E1 UNANSWERED 0/0, E2 SENT 0/0, E3 SETTLED 1000/0, E4 REJECTED AC01 0/0");
  }

  private static Line of(String id, LocalDate executeOn) {
    return new Line(id, id, "M", "M", 1_000, executeOn);
  }
}
