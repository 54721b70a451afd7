package vn.kip.bankmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a bank takes: valid, within its limits, the same each time (cases B1, B11, B13). */
class PaymentFilesTest {

  private static final PaymentOrder ORDER = new PaymentOrder("R2022-05-1", Instant.parse("2022-04-21T03:00:00.123Z"),
      LocalDate.of(2022, 4, 22), new OfficeAccount("Phòng LĐTBXH Đông Hà", "3761000000001", "970405"));
  private static final Transfer DAO = new Transfer("K1", 1_855_000, "970436", "0123 4567 8901", "Nguyễn Thị Đào", null,
      "KIP 000.18.25.H50-220104-0001 T05/2022");

  @Test
  void a_file_names_both_banks_its_count_and_its_sum_twice_and_what_the_money_is_for() {
    var file = written(new PaymentFiles(10, 10_000_000), DAO, other("K2", 1_000)).getFirst();

    var xml = xml(file);
    assertThat(xml).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn><GrpHdr>")
        .contains("<MsgId>R2022-05-1-001</MsgId><CreDtTm>2022-04-21T03:00:00")
        .contains("<PmtInfId>R2022-05-1-001</PmtInfId><PmtMtd>TRF</PmtMtd>")
        .contains(
            "<PmtTpInf><CtgyPurp><Cd>SSBE</Cd></CtgyPurp></PmtTpInf><ReqdExctnDt><Dt>2022-04-22</Dt></ReqdExctnDt>")
        .contains("<Dbtr><Nm>PHONG LDTBXH DONG HA</Nm></Dbtr>"
            + "<DbtrAcct><Id><Othr><Id>3761000000001</Id></Othr></Id></DbtrAcct>"
            + "<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>970405</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>")
        .contains("<CdtTrfTxInf><PmtId><InstrId>K1</InstrId><EndToEndId>K1</EndToEndId></PmtId>"
            + "<Amt><InstdAmt Ccy=\"VND\">1855000</InstdAmt></Amt>"
            + "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>970436</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>"
            + "<Cdtr><Nm>NGUYEN THI DAO</Nm></Cdtr><CdtrAcct><Id><Othr><Id>012345678901</Id></Othr></Id></CdtrAcct>"
            + "<RmtInf><Ustrd>KIP 000.18.25.H50-220104-0001 T05/2022</Ustrd></RmtInf></CdtTrfTxInf>");
    assertThat(xml.split("<NbOfTxs>2</NbOfTxs><CtrlSum>1856000</CtrlSum>", -1)).hasSize(3);
    assertThat(file.transactions()).isEqualTo(2);
    assertThat(file.sum()).isEqualTo(1_856_000);
    assertThat(file.sha256()).isEqualTo(Digests.sha256(file.bytes()));
  }

  /** B13. */
  @Test
  void the_creditor_is_the_holder_of_the_account_and_the_child_it_is_for_stands_behind() {
    var child = new Transfer("K1", 900_000, "970436", "0123456789", "Trần Thị Mẹ", "Lê Văn Con", "KIP");

    assertThat(xml(written(new PaymentFiles(10, 10_000_000), child).getFirst()))
        .contains("<Cdtr><Nm>TRAN THI ME</Nm></Cdtr>", "<UltmtCdtr><Nm>LE VAN CON</Nm></UltmtCdtr>");
    var self = new Transfer("K1", 900_000, "970436", "0123456789", "LE VAN CON", "Lê Văn Con", "KIP");
    assertThat(xml(written(new PaymentFiles(10, 10_000_000), self).getFirst())).doesNotContain("UltmtCdtr");
  }

  @Test
  void files_are_split_by_number_and_by_sum_and_keep_the_order() {
    var lines = IntStream.rangeClosed(1, 7).mapToObj(n -> other("K" + n, n == 4 ? 900 : 100)).toArray(Transfer[]::new);

    var files = written(new PaymentFiles(3, 1_000), lines);

    assertThat(files).extracting(PaymentFile::messageId).containsExactly("R2022-05-1-001", "R2022-05-1-002",
        "R2022-05-1-003");
    assertThat(files).extracting(PaymentFile::transactions).containsExactly(3, 2, 2);
    assertThat(files).extracting(PaymentFile::sum).containsExactly(300L, 1_000L, 200L);
    assertThat(written(new PaymentFiles(3, 1_000), lines)).extracting(PaymentFile::sha256)
        .isEqualTo(files.stream().map(PaymentFile::sha256).toList());
  }

  @ParameterizedTest
  @CsvSource({"Trần Văn A & B <con>,payee.name,name", "𠀋,payee.name,name", "' ',payee.name,name"})
  void a_name_that_cannot_be_written_is_refused_with_its_field(String name, String key, String field) {
    refused(new Transfer("K1", 1, "970436", "0123456789", name, null, "KIP"), key, field);
  }

  @Test
  void so_is_every_other_field() {
    refused(other("K1", 0), "amount.invalid", "amount");
    refused(other("K1", 2_000_000_000), "file.too-much", "amount");
    refused(other("K".repeat(36), 1), "file.id", "endToEndId");
    refused(new Transfer("K1", 1, "970436", "12345", "A", null, "KIP"), "payee.account", "account");
    refused(new Transfer("K1", 1, "Vietcombank?", "0123456789", "A", null, "KIP"), "payee.bank", "bank");
    refused(new Transfer("K1", 1, "970436", "0123456789", "A", null, "50 % _"), "file.remittance", "remittance");
    assertThatThrownBy(() -> written(new PaymentFiles(10, 1_000), other("K1", 1), other("K1", 1)))
        .isInstanceOfSatisfying(UnwritableException.class, e -> assertThat(e.key()).isEqualTo("file.id-twice"));
  }

  @Test
  void ids_of_two_files_of_a_long_batch_differ_and_fit() {
    var order = new PaymentOrder("batch-with-a-name-that-is-longer-than-any", ORDER.createdAt(), ORDER.executeOn(),
        ORDER.office());

    assertThat(List.of(order.fileId(1), order.fileId(2), order.fileId(1_000))).doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).hasSizeLessThanOrEqualTo(35));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12_000})
  void ten_thousand_lines_are_written_and_valid(int lines) {
    var files = new ArrayList<PaymentFile>();
    new PaymentFiles(PaymentFiles.DEFAULT_TRANSACTIONS, Long.MAX_VALUE).write(ORDER,
        IntStream.rangeClosed(1, lines).mapToObj(n -> other("K" + n, n)).iterator(), files::add);

    assertThat(files).hasSize((lines - 1) / PaymentFiles.DEFAULT_TRANSACTIONS + 1);
    assertThat(files.stream().mapToLong(PaymentFile::sum).sum()).isEqualTo((long) lines * (lines + 1) / 2);
  }

  private static Transfer other(String id, long amount) {
    return new Transfer(id, amount, "970436", "0123456789", "Lê Văn Tám", null, "KIP");
  }

  private static void refused(Transfer transfer, String key, String field) {
    assertThatThrownBy(() -> written(new PaymentFiles(10, 1_000_000_000), transfer))
        .isInstanceOfSatisfying(UnwritableException.class, refusal -> {
          assertThat(refusal.key()).isEqualTo(key);
          assertThat(refusal.field()).isEqualTo(field);
        });
  }

  private static List<PaymentFile> written(PaymentFiles files, Transfer... transfers) {
    var all = new ArrayList<PaymentFile>();
    files.write(ORDER, List.of(transfers).iterator(), all::add);
    return all;
  }

  private static String xml(PaymentFile file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }
}
