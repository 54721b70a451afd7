package vn.kip.bankmessages;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.kip.bankmessages.RefusedMessageException.Why;

/**
 * Reads {@code pain.002.001.10}, {@code camt.053.001.08} and {@code camt.054.001.08}, and nothing else. Only one entry is in
 * memory at a time. What is odd in an entry makes that entry odd and no other; only what is no message at all is refused.
 */
public final class MessageReader {

  /** 100,000 entries take some 80 MB. */
  public static final long DEFAULT_BYTES = 512L * 1024 * 1024;

  private static final List<Schemas> READ = List.of(Schemas.PAIN_002, Schemas.CAMT_053, Schemas.CAMT_054);
  private static final XMLInputFactory XML = factory();

  private final long maxBytes;

  /** @param maxBytes of one message */
  public MessageReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /**
   * Reads a message to its end.
   *
   * @param parts takes one after the other; a message that turns out to be none in the middle has been told in part
   * @throws RefusedMessageException when it is none
   */
  public void read(InputStream message, Consumer<MessagePart> parts) {
    try {
      var xml = XML.createXMLStreamReader(new Limited(message, maxBytes));
      var kind = kind(xml);
      var source = new Source(xml);
      switch (kind) {
        case PAIN_002 -> new StatusReportReader(source, parts).read();
        case CAMT_053, CAMT_054 -> new AccountReader(source, kind, parts).read();
        case PAIN_001 -> throw new IllegalStateException("nobody sends the office its own message");
      }
      while (xml.hasNext()) {
        refuseDtd(xml.next());
      }
    } catch (XMLStreamException e) {
      throw new RefusedMessageException(Why.NOT_XML, "no XML: " + e.getMessage(), e);
    }
  }

  private static Schemas kind(XMLStreamReader xml) throws XMLStreamException {
    while (!xml.isStartElement()) {
      refuseDtd(xml.next());
    }
    var namespace = String.valueOf(xml.getNamespaceURI());
    boolean document = xml.getLocalName().equals("Document");
    xml.nextTag();
    var root = xml.isStartElement() ? xml.getLocalName() : "";
    return READ.stream()
        .filter(kind -> document && kind.namespace().equals(namespace) && kind.root().equals(root))
        .findFirst()
        .orElseThrow(() -> new RefusedMessageException(Why.VERSION, "read are " + String.join(", ",
            READ.stream().map(Schemas::message).toList()) + "; this is " + root + " of " + namespace));
  }

  static void refuseDtd(int event) {
    if (Stream.of(XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION)
        .anyMatch(refused -> refused == event)) {
      throw new RefusedMessageException(Why.DTD, "a bank message has no document type and no entities");
    }
  }

  /** Stops reading where no message of a bank would go on. */
  private static final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      spend(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      spend(Math.max(0, read));
      return read;
    }

    @Override
    public void close() {
      // Whoever has opened it closes it.
    }

    private void spend(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new RefusedMessageException(Why.TOO_LARGE, "the message is larger than any the bank sends");
      }
    }
  }
}
