package vn.kip.bankmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kip.bankmessages.RefusedMessageException.Why;

/** What is a message, and what is odd in one (B3, A19). */
class MessageReaderTest {

  private static final String GOOD = BankSays.notification("N", BankSays.paid("E1", 7, "R1"));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "NOT_XML|", "NOT_XML|<html>sign in", "NOT_XML|{}",
      "DTD|<!DOCTYPE Document [<!ENTITY a 'b'>]><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrDbtCdtNtfctn>&a;</BkToCstmrDbtCdtNtfctn></Document>",
      "DTD|<!DOCTYPE Document SYSTEM 'file:///etc/passwd'><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrDbtCdtNtfctn/></Document>",
      "VERSION|<Document/>", "VERSION|<html/>",
      "VERSION|<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.02'><BkToCstmrDbtCdtNtfctn/></Document>",
      "VERSION|<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrStmt/></Document>",
      "VERSION|<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'><CstmrCdtTrfInitn/></Document>",
      "INCOMPLETE|<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrDbtCdtNtfctn/></Document>",
      "INCOMPLETE|<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'><CstmrPmtStsRpt><GrpHdr><MsgId>S</MsgId></GrpHdr></CstmrPmtStsRpt></Document>"})
  void what_is_no_message_is_refused(Why why, String message) {
    refused(why, message == null ? "" : message);
  }

  @Test
  void so_is_one_that_breaks_off_is_too_large_too_deep_or_has_endless_texts() {
    refused(Why.NOT_XML, GOOD.substring(0, GOOD.length() - 20));
    refused(Why.TOO_LARGE, BankSays.notification("N", "<Ntry>" + "<a>".repeat(60) + "</a>".repeat(60) + "</Ntry>")
        .replace("<Ntry><a>", "<Ntry><Chrgs>").replace("</a></Ntry>", "</Chrgs></Ntry>"));
    refused(Why.TOO_LARGE, BankSays.notification("x".repeat(30_000), ""));
    assertThatThrownBy(() -> new MessageReader(100).read(new ByteArrayInputStream(bytes(GOOD)), _ -> {
    })).isInstanceOfSatisfying(RefusedMessageException.class, e -> assertThat(e.why()).isEqualTo(Why.TOO_LARGE));
  }

  @ParameterizedTest
  @CsvSource({"<Dt>2026-11-28</Dt>,2026-11-28", "<DtTm>2026-11-28T15:04:05+07:00</DtTm>,2026-11-28",
      "<DtTm>2026-11-28T20:04:05Z</DtTm>,2026-11-29", "<DtTm>2026-11-28T20:04:05.123</DtTm>,2026-11-28",
      "<Dt>2026-11-28+07:00</Dt>,2026-11-28", "<Dt>28/11/2026</Dt>,2022-04-22", "<Dt>0001-01-01</Dt>,2022-04-22"})
  void a_day_is_the_day_at_the_office_and_one_that_cannot_be_read_is_that_of_the_message(String written,
      LocalDate expected) {
    var message = GOOD.replace("<Dt>2022-04-22</Dt>", written);

    assertThat(entries(message)).extracting(MessagePart.Entry::bookedOn).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<NtryRef>2026112800123456789012345</NtryRef>", "", "<NtryRef>FT26332ABC</NtryRef>"})
  void a_reference_is_whatever_the_bank_writes(String reference) {
    assertThat(entries(GOOD.replace("<Ntry>", "<Ntry>" + reference))).hasSize(1);
  }

  static Stream<String> oddEntries() {
    return Stream.of("<Ntry/>",
        "<Ntry><Amt Ccy=\"VND\">a lot</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts></Ntry>",
        "<Ntry><Amt>7</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts></Ntry>",
        "<Ntry><Amt Ccy=\"VND\">7</Amt><CdtDbtInd>?</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts></Ntry>",
        "<Ntry><Amt Ccy=\"VND\">-7</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>");
  }

  @ParameterizedTest
  @MethodSource("oddEntries")
  void an_odd_entry_is_odd_alone_and_the_next_one_is_read(String odd) {
    var parts = BankSays.read(bytes(GOOD.replaceFirst("<Ntry>", odd + "<Ntry>")));
    var account = (MessagePart.Account) parts.get(1);
    var movements = parts.stream().filter(MessagePart.Entry.class::isInstance).map(MessagePart.Entry.class::cast)
        .flatMap(entry -> Movement.of(account, entry).stream()).toList();

    assertThat(movements.getLast().oddity()).isNull();
    assertThat(movements.getLast().amount()).isEqualTo(7);
    assertThat(movements.subList(0, movements.size() - 1))
        .allSatisfy(movement -> assertThat(movement.oddity()).isEqualTo(Movement.Oddity.UNREADABLE));
  }

  @Test
  void a_hundred_thousand_lines_are_read_one_by_one() {
    var message = BankSays.notification("N", IntStream.rangeClosed(1, 100_000)
        .mapToObj(n -> BankSays.paid("E" + n, n, "R" + n)).toArray(String[]::new));
    var read = new AtomicInteger();

    new MessageReader(MessageReader.DEFAULT_BYTES).read(new ByteArrayInputStream(bytes(message)),
        part -> read.addAndGet(part instanceof MessagePart.Entry ? 1 : 0));

    assertThat(read.get()).isEqualTo(100_000);
  }

  private static java.util.List<MessagePart.Entry> entries(String message) {
    return BankSays.read(bytes(message)).stream().filter(MessagePart.Entry.class::isInstance)
        .map(MessagePart.Entry.class::cast).toList();
  }

  private static void refused(Why why, String message) {
    assertThatThrownBy(() -> BankSays.read(bytes(message))).isInstanceOfSatisfying(RefusedMessageException.class,
        refusal -> assertThat(refusal.why()).as(message).isEqualTo(why));
  }

  private static byte[] bytes(String message) {
    return message.getBytes(StandardCharsets.UTF_8);
  }
}
