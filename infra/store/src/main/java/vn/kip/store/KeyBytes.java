package vn.kip.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys whose bytes, compared as unsigned numbers, stand in the order of the values they are made of: MongoDB's order of
 * types, then of values. No value's bytes are the beginning of another's, so that the entries of one value lie together.
 */
final class KeyBytes {

  /** Before all values: what an index on a list says of an empty one, which equals nothing. */
  static final Object EMPTY_LIST = new Object();

  private static final int TAG_EMPTY_LIST = 0x08;
  private static final int TAG_NULL = 0x10;
  private static final int TAG_NUMBER = 0x20;
  private static final int TAG_TEXT = 0x30;
  private static final int TAG_DOCUMENT = 0x40;
  private static final int TAG_LIST = 0x48;
  private static final int TAG_BINARY = 0x50;
  private static final int TAG_UUID = 0x58;
  private static final int TAG_OBJECT_ID = 0x60;
  private static final int TAG_BOOLEAN = 0x68;
  private static final int TAG_INSTANT = 0x70;
  private static final int TAG_TIMESTAMP = 0x78;
  private static final int TAG_OTHER = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

  KeyBytes space(int space) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(space).array());
    return this;
  }

  KeyBytes raw(byte[] written) {
    bytes.writeBytes(written);
    return this;
  }

  /** @param descending turns the order of this part round */
  KeyBytes value(@Nullable Object value, boolean descending) {
    if (!descending) {
      write(value);
      return this;
    }
    var turned = new KeyBytes();
    turned.write(value);
    var written = turned.toBytes();
    for (byte each : written) {
      bytes.write(~each);
    }
    return this;
  }

  /** The bytes with which all values of the type of this one begin. */
  KeyBytes type(Object value, boolean descending) {
    var whole = new KeyBytes().value(value, descending).toBytes();
    bytes.write(whole[0]);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> bytes.write(TAG_NULL);
      case Missing _ -> bytes.write(TAG_NULL);
      case Number number -> number(number);
      case String text -> tagged(TAG_TEXT, text.getBytes(StandardCharsets.UTF_8));
      case Document document -> document(document);
      case Collection<?> items -> {
        bytes.write(TAG_LIST);
        items.forEach(this::write);
        bytes.write(0);
      }
      case BinData data -> tagged(TAG_BINARY, data.getData());
      case UUID uuid -> tagged(TAG_UUID, uuid.toString().getBytes(StandardCharsets.US_ASCII));
      case LegacyUUID uuid -> tagged(TAG_UUID, uuid.getUuid().toString().getBytes(StandardCharsets.US_ASCII));
      case ObjectId id -> tagged(TAG_OBJECT_ID, id.toByteArray());
      case Boolean truth -> {
        bytes.write(TAG_BOOLEAN);
        bytes.write(truth ? 1 : 0);
      }
      case Instant moment -> whole(TAG_INSTANT, moment.toEpochMilli());
      case BsonTimestamp moment -> whole(TAG_TIMESTAMP, moment.getValue());
      case BsonRegularExpression pattern -> tagged(TAG_OTHER, pattern.toString().getBytes(StandardCharsets.UTF_8));
      default -> {
        if (value == EMPTY_LIST) {
          bytes.write(TAG_EMPTY_LIST);
        } else {
          tagged(TAG_OTHER, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void document(Document document) {
    bytes.write(TAG_DOCUMENT);
    document.forEach((name, value) -> {
      write(name);
      write(value);
    });
    bytes.write(0);
  }

  /** As a floating-point number, and by how much a long one differs from it. */
  private void number(Number number) {
    double rounded = number.doubleValue() == 0.0 ? 0.0 : number.doubleValue();
    long bits = Double.doubleToLongBits(rounded);
    long ordered = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    int rest = number instanceof Long exact && exact != (long) rounded ? (int) (exact - (long) rounded) : 0;
    bytes.write(TAG_NUMBER);
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES + Short.BYTES).putLong(ordered)
        .putShort((short) (rest ^ Short.MIN_VALUE)).array());
  }

  private void whole(int tag, long value) {
    bytes.write(tag);
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value ^ Long.MIN_VALUE).array());
  }

  /** A zero within is written as 00 FF, the end as 00 00: shorter ones come first. */
  private void tagged(int tag, byte[] content) {
    bytes.write(tag);
    for (byte each : content) {
      bytes.write(each);
      if (each == 0) {
        bytes.write(0xFF);
      }
    }
    bytes.write(0);
    bytes.write(0);
  }

  /** The first key that does not begin with these bytes and comes after those that do. */
  static byte[] after(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xFF) {
      last--;
    }
    if (last < 0) {
      throw new IllegalArgumentException("nothing comes after these bytes");
    }
    var next = java.util.Arrays.copyOf(prefix, last + 1);
    next[last]++;
    return next;
  }

  /** The first key after this one. */
  static byte[] next(byte[] key) {
    return java.util.Arrays.copyOf(key, key.length + 1);
  }
}
