package vn.kip.sandbox.bank;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A pain.001 as the bank takes it, of as many transactions as there are.
 *
 * @param account on which it is drawn
 */
record Order(String messageId, String paymentInformationId, String account, List<Transaction> transactions) {

  private static final XMLInputFactory XML = factory();
  private static final String TRANSACTION = "CdtTrfTxInf";

  /** @param instructionId empty where the office gives none */
  record Transaction(String endToEndId, String instructionId, long amount, String creditor, String account) {}

  /** What was sent is no order. */
  static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
      super(message);
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  static Order read(byte[] message) throws UnreadableException {
    try {
      var xml = XML.createXMLStreamReader(new ByteArrayInputStream(message));
      return new Reading(xml).order();
    } catch (XMLStreamException e) {
      throw new UnreadableException("not a message: " + e.getMessage());
    }
  }

  /** Texts by the end of their path: what of them is asked for is unambiguous there. */
  private static final class Reading {

    private final XMLStreamReader xml;
    private final ArrayDeque<String> path = new ArrayDeque<>();
    private final Map<String, String> head = new TreeMap<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private @Nullable Map<String, String> transaction;

    Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    Order order() throws XMLStreamException, UnreadableException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> say(xml.getText().strip());
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableException(
              "not a message: it has a document type");
          default -> {
            // Says nothing to a bank.
          }
        }
      }
      if (transactions.isEmpty()) {
        throw new UnreadableException("there is nothing to pay");
      }
      var messageId = required(head, "GrpHdr/MsgId");
      return new Order(messageId, head.getOrDefault("PmtInf/PmtInfId", messageId),
          head.getOrDefault("DbtrAcct/Id/Othr/Id", "3761000000001"), List.copyOf(transactions));
    }

    private void begin() {
      path.addLast(xml.getLocalName());
      if (xml.getLocalName().equals(TRANSACTION)) {
        transaction = new TreeMap<>();
      }
    }

    private void say(String text) {
      if (!text.isEmpty()) {
        var texts = transaction == null ? head : transaction;
        var steps = List.copyOf(path);
        for (int from = Math.max(0, steps.size() - 4); from < steps.size() - 1; from++) {
          texts.merge(String.join("/", steps.subList(from, steps.size())), text, String::concat);
        }
      }
    }

    private void end() throws UnreadableException {
      if (path.removeLast().equals(TRANSACTION) && transaction != null) {
        transactions.add(new Transaction(required(transaction, "PmtId/EndToEndId"),
            transaction.getOrDefault("PmtId/InstrId", ""), amount(required(transaction, "Amt/InstdAmt")),
            required(transaction, "Cdtr/Nm"), required(transaction, "CdtrAcct/Id/Othr/Id")));
        transaction = null;
      }
    }

    private static long amount(String text) throws UnreadableException {
      if (!text.matches("[1-9][0-9]{0,17}")) {
        throw new UnreadableException("no amount: " + text);
      }
      return Long.parseLong(text);
    }

    private static String required(Map<String, String> texts, String what) throws UnreadableException {
      var text = texts.get(what);
      if (text == null) {
        throw new UnreadableException(what + " is missing");
      }
      return text;
    }
  }
}
