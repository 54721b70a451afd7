package vn.kip.sandbox.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What the bank writes: valid pain.002.001.10, camt.054.001.08 and camt.053.001.08. */
final class Messages {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

  private Messages() {}

  /** @param status of the whole order */
  static String status(String id, Instant at, String messageId, String status, String transactions) {
    return report(id, at, messageId, "<GrpSts>" + status + "</GrpSts>", transactions);
  }

  static String rejected(String id, Instant at, String messageId, String code, String reason) {
    return report(id, at, messageId, "<GrpSts>RJCT</GrpSts>" + because(code, reason), "");
  }

  private static String report(String id, Instant at, String messageId, String group, String transactions) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>\
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>\
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>\
        %s</CstmrPmtStsRpt></Document>""".formatted(id, time(at), escape(messageId), group, transactions);
  }

  /** Of transactions of one payment information. */
  static String transactions(String paymentInformationId, List<String> transactions) {
    return transactions.isEmpty()
        ? ""
        : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + escape(paymentInformationId) + "</OrgnlPmtInfId>"
            + String.join("", transactions) + "</OrgnlPmtInfAndSts>";
  }

  /** @param code of the reason; empty for none */
  static String transaction(String endToEndId, String status, String code, String reason) {
    return "<TxInfAndSts><OrgnlEndToEndId>" + escape(endToEndId) + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>"
        + (code.isEmpty() ? "" : because(code, reason)) + "</TxInfAndSts>";
  }

  private static String because(String code, String reason) {
    return "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn><AddtlInf>" + escape(reason) + "</AddtlInf></StsRsnInf>";
  }

  static String notification(String id, Instant at, String account, List<Posting> postings) {
    return document("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", id, at, "<Ntfctn><Id>" + id + "</Id>"
        + account(account) + entries(postings) + "</Ntfctn>");
  }

  /** @param number counts the account's statements from 1 */
  static String statement(String id, Instant at, String account, long number, long opening, List<Posting> postings) {
    long closing = opening
        + postings.stream().mapToLong(posting -> posting.back() ? posting.amount() : -posting.amount()).sum();
    return document("camt.053.001.08", "BkToCstmrStmt", id, at, "<Stmt><Id>" + id + "</Id><ElctrncSeqNb>" + number
        + "</ElctrncSeqNb>" + account(account) + balance("OPBD", opening, at) + balance("CLBD", closing, at)
        + entries(postings) + "</Stmt>");
  }

  private static String document(String message, String root, String id, Instant at, String content) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s"><%s><GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>\
        %s</%s></Document>""".formatted(message, root, id, time(at), content, root);
  }

  private static String account(String number) {
    return "<Acct><Id><Othr><Id>" + escape(number) + "</Id></Othr></Id><Ccy>VND</Ccy></Acct>";
  }

  private static String balance(String type, long amount, Instant at) {
    return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">%d</Amt><CdtDbtInd>%s</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>"
        .formatted(type, Math.abs(amount), amount < 0 ? "DBIT" : "CRDT", day(at));
  }

  private static String entries(List<Posting> postings) {
    return postings.stream().map(Messages::entry).collect(Collectors.joining());
  }

  private static String entry(Posting posting) {
    return """
        <Ntry><NtryRef>%d</NtryRef><Amt Ccy="VND">%d</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
        <BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>\
        <SubFmlyCd>%s</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>%s</NtryDtls></Ntry>"""
        .formatted(posting.sequence(), posting.amount(), posting.back() ? "CRDT" : "DBIT", day(posting.at()),
            posting.reference(), posting.back() ? "RRTN" : "DMCT", details(posting));
  }

  private static String details(Posting posting) {
    if (!posting.wholeOrder().isEmpty()) {
      return batch(posting, "<PmtInfId>" + escape(posting.wholeOrder()) + "</PmtInfId>");
    }
    var each = posting.bookings().stream().map(booking -> detail(posting, booking)).collect(Collectors.joining());
    return posting.bookings().size() == 1 ? each : batch(posting, "") + each;
  }

  private static String batch(Posting posting, String named) {
    return "<Btch>" + named + "<NbOfTxs>" + posting.bookings().size() + "</NbOfTxs></Btch>";
  }

  private static String detail(Posting posting, Posting.Booking booking) {
    var returned = posting.back() ? "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" : "";
    return "<TxDtls><Refs><EndToEndId>" + escape(booking.endToEndId()) + "</EndToEndId></Refs><Amt Ccy=\"VND\">"
        + booking.amount() + "</Amt><CdtDbtInd>" + (posting.back() ? "CRDT" : "DBIT") + "</CdtDbtInd>" + returned
        + "</TxDtls>";
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atZone(LOCAL).toOffsetDateTime().toString().replaceFirst(
        "T(\\d\\d:\\d\\d)([+Z])", "T$1:00$2");
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, LOCAL);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
