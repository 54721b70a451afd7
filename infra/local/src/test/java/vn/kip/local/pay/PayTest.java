package vn.kip.local.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.bankmessages.OfficeAccount;
import vn.kip.bankmessages.PaymentFiles;
import vn.kip.bankmessages.PaymentOrder;
import vn.kip.bankmessages.Schemas;

/** The offline commands, by what goes in and what comes out. */
class PayTest {

  private static final PaymentOrder ORDER = new PaymentOrder("R1", Instant.parse("2022-04-21T03:00:00Z"),
      LocalDate.of(2022, 4, 22), new OfficeAccount("Phong LDTBXH", "3761000000001", "970405"));

  @TempDir
  @SuppressWarnings("NullAway.Init") // before each test
  Path folder;

  @Test
  void texts_are_answered_line_by_line_and_what_cannot_be_written_with_its_field() throws Exception {
    var cases = lines("{\"id\":\"1\",\"name\":\"Nguyễn Thị Đào\"}", "{\"id\":\"2\",\"amount\":1729500000}", "",
        "{\"id\":3,\"name\":\"A & B\"}", "{\"id\":\"4\",\"amount\":1.5}", "{\"id\":\"5\",\"amount\":-1}",
        "{\"id\":\"6\",\"account\":\"0123 4567.8901\"}", "{\"id\":\"7\"}");

    assertThat(said(out -> Texts.answer(cases, out))).containsExactly(
        "{\"id\":\"1\",\"ascii\":\"NGUYEN THI DAO\"}",
        "{\"id\":\"2\",\"words\":\"Một tỷ bảy trăm hai mươi chín triệu năm trăm nghìn đồng\"}",
        "{\"id\":\"3\",\"refused\":\"payee.name\",\"field\":\"name\"}",
        "{\"id\":\"4\",\"refused\":\"amount.invalid\",\"field\":\"amount\"}",
        "{\"id\":\"5\",\"refused\":\"amount.invalid\",\"field\":\"amount\"}",
        "{\"id\":\"6\",\"account\":\"012345678901\"}",
        "{\"id\":\"7\",\"refused\":\"amount.invalid\",\"field\":\"amount\"}");
    var broken = lines("{\"id\":\"1\",\"name\":\"A\"}", "[]");
    assertThatThrownBy(() -> said(out -> Texts.answer(broken, out))).hasMessageContaining(":2: ");
  }

  @Test
  void files_are_written_once_and_each_line_says_where_it_went() throws Exception {
    var lines = lines(line("E1", 100, "0123 4567"), line("E2", 200, "x"), line("E3", 300, "01234567"),
        line("E3", 300, "01234567"), line("E4", 400, "01234567"));

    var said = said(out -> maker(2).make(lines, out));

    assertThat(said.subList(0, 5)).containsExactly(
        "{\"endToEndId\":\"E1\",\"file\":\"R1-001.xml\",\"position\":1}",
        "{\"endToEndId\":\"E2\",\"refused\":\"payee.account\",\"field\":\"account\",\"reason\":\"account: an account number has 6 to 19 digits or capitals\"}",
        "{\"endToEndId\":\"E3\",\"file\":\"R1-001.xml\",\"position\":2}",
        "{\"endToEndId\":\"E3\",\"refused\":\"file.id-twice\",\"field\":\"endToEndId\",\"reason\":\"endToEndId: it stands for an earlier line\"}",
        "{\"endToEndId\":\"E4\",\"file\":\"R1-002.xml\",\"position\":1}");
    assertThat(said.get(5)).contains("\"messageId\":\"R1-001\",\"transactions\":2,\"sum\":400,\"sha256\":");
    Schemas.PAIN_001.check(Files.readAllBytes(folder.resolve("out/R1-001.xml")));
    assertThat(Files.readString(folder.resolve("out/R1-002.xml"))).contains("<Ustrd>KIP D1 T05/2022</Ustrd>");
    assertThat(said(out -> maker(2).make(lines, out))).isEqualTo(said);
    assertThatThrownBy(() -> said(out -> maker(1).make(lines, out)))
        .isInstanceOf(FileMaker.OtherFileException.class);
  }

  private FileMaker maker(int most) {
    return new FileMaker(new PaymentFiles(most, Long.MAX_VALUE), ORDER, folder.resolve("out"));
  }

  private static String line(String id, long amount, String account) {
    return "{\"endToEndId\":\"%s\",\"amount\":%d,\"bank\":\"970436\",\"account\":\"%s\",\"name\":\"Lê Thị Mơ\",\"dossierCode\":\"D1\",\"month\":\"2022-05\"}"
        .formatted(id, amount, account);
  }

  @Test
  void messages_are_matched_in_the_order_of_their_names_and_one_that_is_none_stops_nobody() throws Exception {
    var lines = lines("{\"debtorAccount\":\"3761000000001\"}",
        "{\"endToEndId\":\"E1\",\"amount\":360000,\"messageId\":\"M\",\"executionDate\":\"2022-04-22\"}",
        "{\"lineId\":\"E2\",\"amount\":540000,\"messageId\":\"M\",\"executionDate\":\"2022-04-22\"}");
    message("1.xml", "<html>");
    message("2.xml",
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>S</MsgId>\
        <CreDtTm>2022-04-22T09:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId>\
        <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>""");
    message("3.xml",
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N</MsgId>\
        <CreDtTm>2022-04-22T09:00:00</CreDtTm></GrpHdr><Ntfctn><Id>N</Id><Acct><Id><Othr><Id>3761000000001</Id></Othr></Id></Acct>\
        <Ntry><Amt Ccy="VND">360000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><AcctSvcrRef>R1</AcctSvcrRef>\
        <NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>\
        <Ntry><Amt Ccy="VND">3300.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>""");

    assertThat(said(out -> new Matcher(Set.of(), LocalDate.of(2022, 4, 22)).match(lines, folder.resolve("in"), out)))
        .containsExactly("{\"endToEndId\":\"E1\",\"state\":\"SETTLED\",\"booked\":360000,\"returned\":0}",
            "{\"endToEndId\":\"E2\",\"state\":\"UNANSWERED\",\"booked\":0,\"returned\":0}",
            "{\"strays\":[{\"why\":\"UNKNOWN\",\"account\":\"3761000000001\",\"statement\":\"N\",\"amount\":3300,"
                + "\"currency\":\"VND\",\"direction\":\"DBIT\",\"bookedOn\":\"2022-04-22\"}],"
                + "\"findings\":[{\"finding\":\"bank.message-not-xml\",\"message\":\"1.xml\"}]}");
    var wrong = lines("{\"endToEndId\":\"E1\",\"amount\":\"much\"}");
    assertThatThrownBy(() -> said(out -> new Matcher(Set.of(), null).match(wrong, folder.resolve("in"), out)))
        .isInstanceOf(Matcher.UnreadableLinesException.class);
  }

  private void message(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve(name), text);
  }

  private Path lines(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "lines", ".jsonl"), List.of(lines));
  }

  @FunctionalInterface
  private interface Answering {
    void to(PrintStream out) throws IOException;
  }

  private static List<String> said(Answering command) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      command.to(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
