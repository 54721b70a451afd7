package vn.kip.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents as they stand on disk. */
final class Bson {

  private static final int INITIAL_BYTES = 4_096;

  private Bson() {}

  static byte[] encoded(Document document) {
    var buffer = Unpooled.buffer(INITIAL_BYTES);
    BsonEncoder.encodeDocument(document, buffer);
    var bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  static Document decoded(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  /**
   * Only what is asked for is made of the bytes.
   *
   * @param fields names without dots; null for all
   */
  static Document decoded(byte[] bytes, @Nullable Set<String> fields) {
    if (fields == null) {
      return decoded(bytes);
    }
    var buffer = Unpooled.wrappedBuffer(bytes);
    buffer.skipBytes(Integer.BYTES);
    var document = new Document();
    for (byte type = buffer.readByte(); type != 0; type = buffer.readByte()) {
      var name = BsonDecoder.decodeCString(buffer);
      if (fields.contains(name)) {
        document.put(name, BsonDecoder.decodeValue(type, buffer));
      } else {
        skip(type, buffer);
      }
    }
    return document;
  }

  /** By the types of bsonspec.org. */
  private static void skip(byte type, ByteBuf buffer) {
    switch (type) {
      case 0x01, 0x09, 0x11, 0x12 -> buffer.skipBytes(Long.BYTES);
      case 0x02 -> buffer.skipBytes(buffer.readIntLE());
      case 0x03, 0x04 -> buffer.skipBytes(buffer.readIntLE() - Integer.BYTES);
      case 0x05 -> buffer.skipBytes(buffer.readIntLE() + 1);
      case 0x07 -> buffer.skipBytes(12);
      case 0x08 -> buffer.skipBytes(1);
      case 0x10 -> buffer.skipBytes(Integer.BYTES);
      case 0x13 -> buffer.skipBytes(2 * Long.BYTES);
      // Those without a length, and those nobody writes here.
      default -> BsonDecoder.decodeValue(type, buffer);
    }
  }
}
