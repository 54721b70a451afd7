package vn.kip.sandbox.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import vn.kip.sandbox.bank.Ledger.Booking;

/** The bank's answers. */
final class Iso20022 {

  private Iso20022() {}

  static String accepted(String messageId, String endToEndId) {
    return status(messageId, endToEndId, "ACCP", "");
  }

  /** @param code external reason code */
  static String rejected(String messageId, String endToEndId, String code, String reason) {
    return status(messageId, endToEndId, "RJCT",
        "<StsRsnInf><Rsn><Cd>" + escape(code) + "</Cd></Rsn><AddtlInf>" + escape(reason) + "</AddtlInf></StsRsnInf>");
  }

  private static String status(String messageId, String endToEndId, String status, String reason) {
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>\
      <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId></OrgnlGrpInfAndSts>\
      <OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts></OrgnlPmtInfAndSts>\
      </CstmrPmtStsRpt></Document>""".formatted(escape(messageId), escape(endToEndId), status, reason);
  }

  static String notification(List<Booking> bookings, Function<Booking, LocalDate> bookedOn) {
    var entries = new StringBuilder();
    for (var booking : bookings) {
      entries.append("""
        <Ntry><NtryRef>%d</NtryRef><Amt Ccy="VND">%d</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>%s</Dt></BookgDt>\
        <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"""
          .formatted(booking.sequence(), booking.amount(), bookedOn.apply(booking), escape(booking.endToEndId())));
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn>%s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"""
        .formatted(entries);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
