package de.bwaldvogel.mongo.backend.h2;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/** Documents in the file as BSON; the engine's own way is Java's serialization, which is several times slower and larger. */
final class DocumentType extends BasicDataType<Document> {

  /** Not the first byte of anything that was written before there was this type. */
  private static final byte BSON = 'B';
  private static final int INITIAL_BYTES = 4_096;
  private static final int ENTRY_BYTES = 64;

  private final ObjectDataType before = new ObjectDataType();

  @Override
  public void write(WriteBuffer buffer, Document document) {
    var bytes = Unpooled.buffer(INITIAL_BYTES);
    BsonEncoder.encodeDocument(document, bytes);
    buffer.put(BSON).put(bytes.nioBuffer());
  }

  @Override
  public Document read(ByteBuffer buffer) {
    int start = buffer.position();
    if (buffer.get() != BSON) {
      buffer.position(start);
      return (Document) before.read(buffer);
    }
    int length = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(start + 1);
    var document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(buffer.slice(start + 1, length)));
    buffer.position(start + 1 + length);
    return document;
  }

  /** Roughly, and without writing it: the store only weighs its pages by it. */
  @Override
  public int getMemory(Document document) {
    return memory(document);
  }

  private static int memory(Object value) {
    return switch (value) {
      case null -> ENTRY_BYTES;
      case String text -> ENTRY_BYTES + text.length();
      case byte[] bytes -> ENTRY_BYTES + bytes.length;
      case Map<?, ?> entries -> ENTRY_BYTES + entries.values().stream().mapToInt(DocumentType::memory).sum();
      case Collection<?> items -> ENTRY_BYTES + items.stream().mapToInt(DocumentType::memory).sum();
      default -> ENTRY_BYTES;
    };
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
