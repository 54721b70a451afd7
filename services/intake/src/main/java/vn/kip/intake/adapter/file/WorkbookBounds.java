package vn.kip.intake.adapter.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Looks a workbook through before anything of it is kept: what a file says of its sizes need not be so, and one that is small
 * when sent may unzip to a thousand times as much, or name a cell so far to the right that its row fills the memory.
 */
final class WorkbookBounds {

  /** Of all parts together. */
  static final int MAX_UNZIPPED = 32 * 1024 * 1024;
  static final int MAX_PARTS = 500;
  static final int MAX_CELLS = 1_000_000;
  /** The last column of any workbook is XFD, the last row has seven digits. */
  private static final int MAX_ADDRESS = 10;
  private static final String COLUMNS = "[A-Za-z]{1,3}[0-9]{1,7}";

  private static final String SHEETS = "xl/worksheets/";

  private long unzipped;
  private int cells;

  private WorkbookBounds() {}

  /**
   * Reads it to its end without keeping anything.
   *
   * @return what is wrong with it, in English; null where nothing is
   */
  static @Nullable String excess(byte[] content) {
    try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
      new WorkbookBounds().read(zip);
      return null;
    } catch (BeyondException e) {
      return e.getMessage();
    } catch (IOException | IllegalArgumentException | XMLStreamException e) {
      return e.getCause() instanceof BeyondException beyond ? beyond.getMessage() : "no workbook: " + e.getMessage();
    }
  }

  private void read(ZipFile zip) throws IOException, XMLStreamException {
    var entries = Collections.list(zip.getEntries());
    if (entries.size() > MAX_PARTS) {
      throw new BeyondException("more than " + MAX_PARTS + " parts");
    }
    for (var entry : entries) {
      try (var part = new Counted(zip.getInputStream(entry))) {
        if (entry.getName().startsWith(SHEETS) && entry.getName().endsWith(".xml")) {
          sheet(part);
        } else {
          part.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  private void sheet(InputStream part) throws XMLStreamException, IOException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var xml = factory.createXMLStreamReader(part);
    // Comes to the end of the part, or refuses what stands behind its root.
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && "c".equals(xml.getLocalName())) {
        cell(xml);
      }
    }
  }

  private void cell(XMLStreamReader xml) throws IOException {
    cells++;
    if (cells > MAX_CELLS) {
      throw new BeyondException("more than " + MAX_CELLS + " cells");
    }
    var address = xml.getAttributeValue(null, "r");
    if (address != null && (address.length() > MAX_ADDRESS || !address.matches(COLUMNS))) {
      throw new BeyondException("a cell at no place of a workbook");
    }
  }

  /** Counts what all parts come to, and goes no further than the bound. */
  private final class Counted extends FilterInputStream {

    Counted(InputStream part) {
      super(part);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int more) throws IOException {
      unzipped += more;
      if (unzipped > MAX_UNZIPPED) {
        throw new BeyondException("unzips to more than " + MAX_UNZIPPED / 1024 / 1024 + " MB");
      }
    }
  }

  private static final class BeyondException extends IOException {

    private static final long serialVersionUID = 1L;

    BeyondException(String what) {
      super(what);
    }
  }
}
