package vn.kip.bankmessages;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CategoryPurpose1Choice;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemMemberIdentification2;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes pain.001.001.09, transaction by transaction, and holds it against its schema. The same input gives the same bytes. */
final class Pain001 {

  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
  private static final String CURRENCY = "VND";

  /** Made once: to learn the types takes longer than to write a thousand transactions. */
  private static final class Types {
    private static final JAXBContext ALL = all();

    private static JAXBContext all() {
      try {
        return JAXBContext.newInstance(GroupHeader85.class, CreditTransferTransaction34.class,
            DateAndDateTime2Choice.class);
      } catch (JAXBException e) {
        throw new IllegalStateException("the message types cannot be used", e);
      }
    }
  }

  private final XMLStreamWriter xml;
  private final Marshaller marshaller;

  private Pain001(XMLStreamWriter xml) throws JAXBException {
    this.xml = new OneNamespaceWriter(xml);
    this.marshaller = Types.ALL.createMarshaller();
    marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
  }

  /** @param transfers checked */
  static PaymentFile write(String id, PaymentOrder order, List<Transfer> transfers) {
    var bytes = new ByteArrayOutputStream();
    long sum = transfers.stream().mapToLong(Transfer::amount).reduce(0, Math::addExact);
    try {
      var out = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("Document");
      out.writeDefaultNamespace(Schemas.PAIN_001.namespace());
      out.writeStartElement("CstmrCdtTrfInitn");
      new Pain001(out).payment(id, order, transfers, sum);
      out.writeEndElement();
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException | JAXBException e) {
      throw new IllegalStateException("file " + id + " cannot be written", e);
    }
    var written = bytes.toByteArray();
    Schemas.PAIN_001.check(written);
    return new PaymentFile(id, transfers.size(), sum, Digests.sha256(written), written);
  }

  private void payment(String id, PaymentOrder order, List<Transfer> transfers, long sum)
      throws XMLStreamException, JAXBException {
    var office = party(BankText.ascii("office.name", "debtorName", order.office().name()));
    var count = Integer.toString(transfers.size());
    marshal("GrpHdr", GroupHeader85.class, new GroupHeader85().setMsgId(id)
        .setCreDtTm(order.createdAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)).setNbOfTxs(count)
        .setCtrlSum(BigDecimal.valueOf(sum)).setInitgPty(office));
    xml.writeStartElement("PmtInf");
    text("PmtInfId", id);
    text("PmtMtd", "TRF");
    text("NbOfTxs", count);
    text("CtrlSum", Long.toString(sum));
    // Social security benefit: what the money is for, in the words of ISO 20022's external codes.
    marshal("PmtTpInf", PaymentTypeInformation26.class,
        new PaymentTypeInformation26().setCtgyPurp(new CategoryPurpose1Choice().setCd("SSBE")));
    marshal("ReqdExctnDt", DateAndDateTime2Choice.class, new DateAndDateTime2Choice().setDt(order.executeOn()));
    marshal("Dbtr", PartyIdentification135.class, office);
    marshal("DbtrAcct", CashAccount38.class, account(order.office().account()));
    marshal("DbtrAgt", BranchAndFinancialInstitutionIdentification6.class, bank(order.office().bank()));
    for (var transfer : transfers) {
      marshal("CdtTrfTxInf", CreditTransferTransaction34.class, transaction(transfer));
    }
    xml.writeEndElement();
  }

  private static CreditTransferTransaction34 transaction(Transfer transfer) {
    var transaction = new CreditTransferTransaction34()
        .setPmtId(new PaymentIdentification6().setInstrId(transfer.endToEndId()).setEndToEndId(transfer.endToEndId()))
        .setAmt(new AmountType4Choice().setInstdAmt(
            new ActiveOrHistoricCurrencyAndAmount().setCcy(CURRENCY).setValue(BigDecimal.valueOf(transfer.amount()))))
        .setCdtrAgt(bank(transfer.bank()))
        .setCdtr(party(transfer.holder()))
        .setCdtrAcct(account(transfer.account()))
        .setRmtInf(new RemittanceInformation16().addUstrd(transfer.remittance()));
    return transfer.beneficiary() == null ? transaction : transaction.setUltmtCdtr(party(transfer.beneficiary()));
  }

  private static PartyIdentification135 party(String name) {
    return new PartyIdentification135().setNm(name);
  }

  private static CashAccount38 account(String number) {
    return new CashAccount38()
        .setId(new AccountIdentification4Choice().setOthr(new GenericAccountIdentification1().setId(number)));
  }

  private static BranchAndFinancialInstitutionIdentification6 bank(String code) {
    return new BranchAndFinancialInstitutionIdentification6().setFinInstnId(new FinancialInstitutionIdentification18()
        .setClrSysMmbId(new ClearingSystemMemberIdentification2().setMmbId(code)));
  }

  private <T> void marshal(String element, Class<T> type, T value) throws JAXBException {
    marshaller.marshal(new JAXBElement<>(new QName(element), type, value), xml);
  }

  private void text(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
