package vn.kip.programmes.internal;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/** Where in a file an element stands. */
final class XmlLines {

  private XmlLines() {}

  /** The line, from 1, of the element with this id; 0 where there is none. */
  static int of(byte[] xml, String id) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try {
      var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        reader.next();
        if (reader.isStartElement() && id.equals(reader.getAttributeValue(null, "id"))) {
          return reader.getLocation().getLineNumber();
        }
      }
      return 0;
    } catch (XMLStreamException e) {
      return e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    }
  }
}
