package vn.kip.payment.adapter.bank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.kip.caselog.CaseFile;
import vn.kip.events.CaseRecord;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.domain.Grant;

/**
 * A credit transfer initiation (pain.001.001.09) with one transaction. Everything in it comes from the case, the time
 * included, so the same order gives the same bytes.
 */
final class Pain001 implements Clerk.PaymentMessage {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private final String debtorName;
  private final String debtorAccount;

  Pain001(String debtorName, String debtorAccount) {
    this.debtorName = debtorName;
    this.debtorAccount = debtorAccount;
  }

  @Override
  public byte[] of(CaseFile file, Grant grant) {
    var order = Objects.requireNonNull(grant.order(), "ordered");
    var orderedAt = file.history().reversed().stream().filter(entry -> entry.event() instanceof PaymentOrdered)
        .map(CaseRecord::occurredAt).findFirst().orElseThrow();
    var bytes = new ByteArrayOutputStream();
    try {
      var xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Document");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("CstmrCdtTrfInitn");
      header(xml, order, orderedAt);
      payment(xml, grant, order, orderedAt);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("order " + order.orderId() + " cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private void header(XMLStreamWriter xml, PaymentOrdered order, Instant orderedAt) throws XMLStreamException {
    xml.writeStartElement("GrpHdr");
    text(xml, "MsgId", order.orderId());
    text(xml, "CreDtTm", orderedAt.truncatedTo(ChronoUnit.SECONDS).toString());
    text(xml, "NbOfTxs", "1");
    text(xml, "CtrlSum", Long.toString(order.amount()));
    xml.writeStartElement("InitgPty");
    text(xml, "Nm", debtorName);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void payment(XMLStreamWriter xml, Grant grant, PaymentOrdered order, Instant orderedAt)
      throws XMLStreamException {
    xml.writeStartElement("PmtInf");
    text(xml, "PmtInfId", order.orderId());
    text(xml, "PmtMtd", "TRF");
    xml.writeStartElement("ReqdExctnDt");
    text(xml, "Dt", LocalDate.ofInstant(orderedAt, LOCAL).toString());
    xml.writeEndElement();
    party(xml, "Dbtr", debtorName);
    account(xml, "DbtrAcct", debtorAccount);
    xml.writeStartElement("CdtTrfTxInf");
    xml.writeStartElement("PmtId");
    text(xml, "EndToEndId", order.orderId());
    xml.writeEndElement();
    xml.writeStartElement("Amt");
    xml.writeStartElement("InstdAmt");
    xml.writeAttribute("Ccy", "VND");
    xml.writeCharacters(Long.toString(order.amount()));
    xml.writeEndElement();
    xml.writeEndElement();
    party(xml, "Cdtr", Objects.requireNonNull(grant.submission()).applicant().name());
    account(xml, "CdtrAcct", Objects.requireNonNull(Objects.requireNonNull(grant.approved()).account()));
    xml.writeStartElement("RmtInf");
    text(xml, "Ustrd", Objects.requireNonNull(grant.code()));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void party(XMLStreamWriter xml, String element, String name) throws XMLStreamException {
    xml.writeStartElement(element);
    text(xml, "Nm", name);
    xml.writeEndElement();
  }

  private static void account(XMLStreamWriter xml, String element, String number) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeStartElement("Id");
    xml.writeStartElement("Othr");
    text(xml, "Id", number);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
