package vn.kip.bankmessages;

import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes fragments into a document whose default namespace is theirs. The message types are shared by all versions of all
 * messages and therefore name no namespace; left to themselves they would declare one in every fragment.
 */
final class OneNamespaceWriter implements XMLStreamWriter {

  private final XMLStreamWriter out;

  OneNamespaceWriter(XMLStreamWriter out) {
    this.out = out;
  }

  @Override
  public void writeStartElement(String localName) throws XMLStreamException {
    out.writeStartElement(localName);
  }

  @Override
  public void writeStartElement(String namespace, String localName) throws XMLStreamException {
    out.writeStartElement(localName);
  }

  @Override
  public void writeStartElement(String prefix, String localName, String namespace) throws XMLStreamException {
    out.writeStartElement(localName);
  }

  @Override
  public void writeEmptyElement(String namespace, String localName) throws XMLStreamException {
    out.writeEmptyElement(localName);
  }

  @Override
  public void writeEmptyElement(String prefix, String localName, String namespace) throws XMLStreamException {
    out.writeEmptyElement(localName);
  }

  @Override
  public void writeEmptyElement(String localName) throws XMLStreamException {
    out.writeEmptyElement(localName);
  }

  @Override
  public void writeEndElement() throws XMLStreamException {
    out.writeEndElement();
  }

  @Override
  public void writeEndDocument() {
    // A fragment ends where its element ends.
  }

  @Override
  public void close() {
    // The document goes on.
  }

  @Override
  public void flush() throws XMLStreamException {
    out.flush();
  }

  @Override
  public void writeAttribute(String localName, String value) throws XMLStreamException {
    out.writeAttribute(localName, value);
  }

  @Override
  public void writeAttribute(String prefix, String namespace, String localName, String value)
      throws XMLStreamException {
    out.writeAttribute(localName, value);
  }

  @Override
  public void writeAttribute(String namespace, String localName, String value) throws XMLStreamException {
    out.writeAttribute(localName, value);
  }

  @Override
  public void writeNamespace(String prefix, String namespace) {
    // The document has said it once.
  }

  @Override
  public void writeDefaultNamespace(String namespace) {
    // The document has said it once.
  }

  @Override
  public void writeComment(String data) throws XMLStreamException {
    out.writeComment(data);
  }

  @Override
  public void writeProcessingInstruction(String target) throws XMLStreamException {
    out.writeProcessingInstruction(target);
  }

  @Override
  public void writeProcessingInstruction(String target, String data) throws XMLStreamException {
    out.writeProcessingInstruction(target, data);
  }

  @Override
  public void writeCData(String data) throws XMLStreamException {
    out.writeCData(data);
  }

  @Override
  public void writeDTD(String dtd) throws XMLStreamException {
    throw new XMLStreamException("a bank message has no document type");
  }

  @Override
  public void writeEntityRef(String name) throws XMLStreamException {
    throw new XMLStreamException("a bank message has no entities");
  }

  @Override
  public void writeStartDocument() {
    // The document has begun.
  }

  @Override
  public void writeStartDocument(String version) {
    // The document has begun.
  }

  @Override
  public void writeStartDocument(String encoding, String version) {
    // The document has begun.
  }

  @Override
  public void writeCharacters(String text) throws XMLStreamException {
    out.writeCharacters(text);
  }

  @Override
  public void writeCharacters(char[] text, int start, int length) throws XMLStreamException {
    out.writeCharacters(text, start, length);
  }

  @Override
  public String getPrefix(String namespace) throws XMLStreamException {
    return "";
  }

  @Override
  public void setPrefix(String prefix, String namespace) {
    // There is one namespace, and it has no prefix.
  }

  @Override
  public void setDefaultNamespace(String namespace) {
    // There is one namespace, and it has no prefix.
  }

  @Override
  public void setNamespaceContext(NamespaceContext context) {
    // There is one namespace, and it has no prefix.
  }

  @Override
  public NamespaceContext getNamespaceContext() {
    return out.getNamespaceContext();
  }

  @Override
  public Object getProperty(String name) {
    return out.getProperty(name);
  }
}
