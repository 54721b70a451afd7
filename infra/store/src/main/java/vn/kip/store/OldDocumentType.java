package vn.kip.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/** Documents as the version before wrote them: as BSON, and before that by Java's serialization. Read only. */
final class OldDocumentType extends BasicDataType<Document> {

  private static final byte BSON = 'B';

  private final ObjectDataType before = new ObjectDataType();

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

  @Override
  public int getMemory(Document document) {
    return 0;
  }

  @Override
  public void write(WriteBuffer buffer, Document document) {
    throw new IllegalStateException("the store of the version before is read only");
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
