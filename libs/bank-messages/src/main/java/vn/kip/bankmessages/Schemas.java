package vn.kip.bankmessages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The messages that are written and read, each in the one version the office and its bank have agreed on. */
public enum Schemas {
  PAIN_001("pain.001.001.09", "CstmrCdtTrfInitn", "pain.001.001.09"),
  PAIN_002("pain.002.001.10", "CstmrPmtStsRpt", "pain.002.001.10"),
  CAMT_053("camt.053.001.08", "BkToCstmrStmt", "camt.052.001.08"),
  CAMT_054("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "camt.052.001.08");

  private final String message;
  private final String root;
  private final String file;

  Schemas(String message, String root, String file) {
    this.message = message;
    this.root = root;
    this.file = file;
  }

  /** With its version, as {@code camt.053.001.08}. */
  public String message() {
    return message;
  }

  public String namespace() {
    return "urn:iso:std:iso:20022:tech:xsd:" + message;
  }

  /** The one element under {@code Document}. */
  public String root() {
    return root;
  }

  /** @throws InvalidMessageException when the schema does not take it */
  public void check(byte[] xml) {
    check(new ByteArrayInputStream(xml));
  }

  /**
   * Reads it once, piece by piece, and keeps none of it.
   *
   * @throws InvalidMessageException when the schema does not take it
   */
  public void check(InputStream xml) {
    try {
      var validator = schema().newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new StreamSource(xml));
    } catch (SAXException e) {
      throw new InvalidMessageException(message, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiled when first asked for. */
  private static final class Compiled {
    private static final Map<Schemas, Schema> ALL = new ConcurrentHashMap<>();
  }

  private Schema schema() {
    return Compiled.ALL.computeIfAbsent(this, Schemas::compile);
  }

  private Schema compile() {
    try {
      return SchemaFactory.newDefaultInstance().newSchema(new StreamSource(new StringReader(text())));
    } catch (SAXException e) {
      throw new IllegalStateException("the schema of " + message + " cannot be used", e);
    }
  }

  /**
   * The published file. Statement and notification share every type of {@code camt.052}'s account report; the names of
   * the namespace and of a few elements are their own. (A statement must have a balance, a notification none: that is not
   * looked at.)
   */
  private String text() {
    try (var in = Objects.requireNonNull(Schemas.class.getResourceAsStream("schemas/" + file + ".xsd"), file)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (this) {
        case PAIN_001, PAIN_002 -> text;
        case CAMT_053 -> renamed(text, "Stmt");
        case CAMT_054 -> renamed(text, "Ntfctn");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String renamed(String text, String account) {
    return text.replace("camt.052.001.08", message).replace("name=\"BkToCstmrAcctRpt\"", "name=\"" + root + "\"")
        .replace("name=\"Rpt\"", "name=\"" + account + "\"").replace("RptPgntn", account + "Pgntn")
        .replace("AddtlRptInf", "Addtl" + account + "Inf");
  }
}
