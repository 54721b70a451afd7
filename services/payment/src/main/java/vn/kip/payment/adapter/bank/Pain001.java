package vn.kip.payment.adapter.bank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.kip.casefile.CaseFile;
import vn.kip.events.PaymentEvent.PaymentOrdered;
import vn.kip.office.OfficeTime;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.domain.Grant;

/**
 * A credit transfer initiation (pain.001.001.09) with one transaction. Everything in it comes from the case, the time
 * included, so the same order gives the same bytes.
 */
final class Pain001 implements Clerk.PaymentMessage {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private final Debtor debtor;

  Pain001(Debtor debtor) {
    this.debtor = debtor;
  }

  @Override
  public byte[] of(CaseFile file, Grant grant) {
    var order = Objects.requireNonNull(grant.order(), "ordered");
    var orderedAt = grant.ordered(order.orderId()).orElseThrow().at();
    var payee = payee(grant);
    var bytes = new ByteArrayOutputStream();
    try {
      var xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Document");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("CstmrCdtTrfInitn");
      header(xml, order, orderedAt);
      payment(xml, payee, order, orderedAt);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("order " + order.orderId() + " cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private record Payee(String name, String account, String code) {}

  private static Payee payee(Grant grant) {
    var name = grant.submission() == null ? "" : readable(grant.submission().applicant().name());
    var account = grant.approved() == null ? null : grant.approved().account();
    var code = grant.code();
    if (name.isBlank() || account == null || code == null) {
      throw new Clerk.UnwritableException();
    }
    return new Payee(name, account, code);
  }

  private void header(XMLStreamWriter xml, PaymentOrdered order, Instant orderedAt) throws XMLStreamException {
    xml.writeStartElement("GrpHdr");
    text(xml, "MsgId", order.orderId());
    text(xml, "CreDtTm", orderedAt.truncatedTo(ChronoUnit.SECONDS).toString());
    text(xml, "NbOfTxs", "1");
    text(xml, "CtrlSum", Long.toString(order.amount()));
    xml.writeStartElement("InitgPty");
    text(xml, "Nm", debtor.name());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void payment(XMLStreamWriter xml, Payee payee, PaymentOrdered order, Instant orderedAt)
      throws XMLStreamException {
    xml.writeStartElement("PmtInf");
    text(xml, "PmtInfId", order.orderId());
    text(xml, "PmtMtd", "TRF");
    xml.writeStartElement("ReqdExctnDt");
    text(xml, "Dt", OfficeTime.date(orderedAt).toString());
    xml.writeEndElement();
    party(xml, "Dbtr", debtor.name());
    account(xml, "DbtrAcct", debtor.account());
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
    party(xml, "Cdtr", payee.name());
    account(xml, "CdtrAcct", payee.account());
    xml.writeStartElement("RmtInf");
    text(xml, "Ustrd", payee.code());
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
    xml.writeCharacters(readable(text));
    xml.writeEndElement();
  }

  /** What XML 1.0 has no way to write (section 2.2, Char) stands for nothing in a name: a space takes its place. */
  private static String readable(String text) {
    return text.codePoints().map(character -> isXml(character) ? character : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
  }

  private static boolean isXml(int character) {
    return character == '\t' || character == '\n' || character == '\r' || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
  }
}
