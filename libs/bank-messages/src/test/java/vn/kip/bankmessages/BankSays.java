package vn.kip.bankmessages;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A bank's messages, as short as a test may write them and valid all the same. */
final class BankSays {

  static final String ACCOUNT = "3761000000001";

  private BankSays() {}

  /** Answers to file M, whose payment information is M too. */
  static String status(String id, String groupStatus, String... parts) {
    return statusOf("M", id, groupStatus, parts);
  }

  static String statusOf(String original, String id, String groupStatus, String... parts) {
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>\
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2022-04-22T09:00:00+07:00</CreDtTm></GrpHdr>\
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>\
        %s</CstmrPmtStsRpt></Document>""".formatted(id, original, coded("GrpSts", groupStatus), String.join("", parts));
  }

  /** @param status with its reason behind a blank, as in "RJCT AC01" */
  private static String coded(String element, String status) {
    if (status.isEmpty()) {
      return "";
    }
    var words = status.split(" ", 2);
    var code = words[0].isEmpty() ? "" : "<" + element + ">" + words[0] + "</" + element + ">";
    return words.length == 1 ? code : code + "<StsRsnInf><Rsn><Cd>" + words[1] + "</Cd></Rsn></StsRsnInf>";
  }

  static String batch(String id, String status, String... transactions) {
    return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + id + "</OrgnlPmtInfId>" + coded("PmtInfSts", status)
        + String.join("", transactions) + "</OrgnlPmtInfAndSts>";
  }

  static String transaction(String endToEndId, String status) {
    return "<TxInfAndSts><OrgnlEndToEndId>" + endToEndId + "</OrgnlEndToEndId>" + coded("TxSts", status)
        + "</TxInfAndSts>";
  }

  static String notification(String id, String... entries) {
    return account("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", id, ACCOUNT, "", entries);
  }

  static String statement(String id, String... entries) {
    return account("camt.053.001.08", "BkToCstmrStmt", "Stmt", id, ACCOUNT, "", entries);
  }

  static String statement(String id, long opening, long closing, String... entries) {
    return account("camt.053.001.08", "BkToCstmrStmt", "Stmt", id, ACCOUNT,
        balance("OPBD", opening) + balance("CLBD", closing), entries);
  }

  static String ofAccount(String account, String id, String... entries) {
    return account("camt.053.001.08", "BkToCstmrStmt", "Stmt", id, account, "", entries);
  }

  private static String balance(String type, long amount) {
    return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">%d</Amt><CdtDbtInd>%s</CdtDbtInd><Dt><Dt>2022-04-22</Dt></Dt></Bal>"
        .formatted(type, Math.abs(amount), amount < 0 ? "DBIT" : "CRDT");
  }

  private static String account(String message, String root, String kind, String id, String account, String balances,
      String... entries) {
    return """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s"><%s>\
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2022-04-22T16:00:00+07:00</CreDtTm></GrpHdr>\
        <%s><Id>%s</Id><Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>%s%s</%s></%s></Document>"""
        .formatted(message, root, id, kind, id, account, balances, String.join("", entries), kind, root);
  }

  /** A booked entry whose only transaction is for this id and has all its amount. */
  static String paid(String endToEndId, long amount, @Nullable String reference) {
    return entry("DBIT", amount, "BOOK", reference, details(detail(endToEndId, amount, "")));
  }

  static String back(String endToEndId, long amount, @Nullable String reference, String code) {
    var why = code.isEmpty() ? "" : "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn></RtrInf>";
    return entry("CRDT", amount, "BOOK", reference, details(detail(endToEndId, amount, why)));
  }

  static String entry(String direction, long amount, String status, @Nullable String reference, String details) {
    return entry(direction, amount + "", "VND", status, reference, "", details);
  }

  /** @param more what stands between direction and status */
  static String entry(String direction, String amount, String currency, String status, @Nullable String reference,
      String more, String details) {
    return "<Ntry><Amt Ccy=\"%s\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts><Cd>%s</Cd></Sts><BookgDt><Dt>2022-04-22</Dt></BookgDt>%s<BkTxCd/>%s</Ntry>"
        .formatted(currency, amount, direction, more, status,
            reference == null ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>", details);
  }

  static String details(String... transactions) {
    return "<NtryDtls>" + String.join("", transactions) + "</NtryDtls>";
  }

  static String detail(String endToEndId, long amount, String more) {
    var id = endToEndId.isEmpty() ? "" : "<EndToEndId>" + endToEndId + "</EndToEndId>";
    return "<TxDtls><Refs>" + id + "</Refs><Amt Ccy=\"VND\">" + amount + "</Amt>" + more + "</TxDtls>";
  }

  static String wholeBatch(String id, int transactions) {
    return "<NtryDtls><Btch><PmtInfId>" + id + "</PmtInfId><NbOfTxs>" + transactions + "</NbOfTxs></Btch></NtryDtls>";
  }

  /** All lines of file M, as "E1 360000". */
  static List<Line> lines(String... lines) {
    return Arrays.stream(lines).map(line -> line.split(" ", 2))
        .map(words -> Line.of(words[0], "M", Long.parseLong(words[1]))).toList();
  }

  static Matching.Result match(List<Line> lines, String... messages) {
    var matching = new Matching(lines, Set.of(ACCOUNT), null);
    for (int i = 0; i < messages.length; i++) {
      take(matching, (i + 1) + ".xml", messages[i]);
    }
    return matching.result();
  }

  static void take(Matching matching, String name, String message) {
    var bytes = message.getBytes(StandardCharsets.UTF_8);
    List<MessagePart> parts;
    try {
      parts = read(bytes);
    } catch (RefusedMessageException e) {
      matching.unreadable(name, e.why());
      return;
    }
    var head = (MessagePart.Head) parts.getFirst();
    head.kind().check(bytes);
    if (matching.begins(name, Digests.sha256(bytes), head)) {
      parts.forEach(matching);
      matching.ends();
    }
  }

  static List<MessagePart> read(byte[] message) {
    var parts = new ArrayList<MessagePart>();
    new MessageReader(MessageReader.DEFAULT_BYTES).read(new ByteArrayInputStream(message), parts::add);
    return parts;
  }

  /** As "E1 SETTLED 360000/0", with a code before the amounts where there is one. */
  static String shown(Matching.Result result) {
    return result.lines().stream().map(line -> line.endToEndId() + " " + line.state()
        + (line.code() == null ? "" : " " + line.code()) + " " + line.booked() + "/" + line.returned())
        .collect(Collectors.joining(", "));
  }

  /** As "E1 BOOKED_TWICE", or the finding alone where it is of no line. */
  static List<String> found(Matching.Result result) {
    return result.findings().stream()
        .map(finding -> finding.endToEndId() == null
            ? finding.finding()
            : finding.endToEndId() + " " + finding.finding())
        .toList();
  }

  /** As "UNKNOWN DEBIT 3300". */
  static List<String> astray(Matching.Result result) {
    return result.strays().stream().map(stray -> stray.why()
        + (stray.direction() == null ? " " + stray.endToEndId() : " " + stray.direction() + " " + stray.amount()))
        .toList();
  }
}
