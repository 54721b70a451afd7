package vn.kip.caselog.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * How far this service has read the log, kept beside its files: a store that is restored goes on from where it was. Written
 * now and then, after the files; what is read again after a crash are repeats.
 */
public final class LogPositions {

  private static final String NEXT = "next";
  private static final String PARTITIONS = "partitions";
  private static final String VIEW = "view";

  private final MongoCollection<Document> positions;
  private final String topic;
  private final Map<Integer, Long> next = new ConcurrentHashMap<>();
  private final Map<Integer, Long> stored = new ConcurrentHashMap<>();

  public LogPositions(MongoCollection<Document> positions, String topic) {
    this.positions = positions;
    this.topic = topic;
  }

  /** The offset of the first record that is not taken in, by partition; what is not named has never been read. */
  Map<Integer, Long> stored() {
    var found = new HashMap<Integer, Long>();
    for (var position : positions.find(new Document("topic", topic))) {
      found.put(position.getInteger("partition"), position.getLong(NEXT));
    }
    return found;
  }

  long stored(int partition) {
    return stored().getOrDefault(partition, 0L);
  }

  /** Everything before this offset is taken in and stored. */
  void reached(int partition, long offset) {
    next.merge(partition, offset, Math::max);
  }

  /** Writes what has been reached since. Two instances may have read the same partition: the further one counts. */
  void write() {
    var moved = new HashMap<Integer, Long>();
    next.forEach((partition, offset) -> {
      if (!offset.equals(stored.get(partition))) {
        moved.put(partition, offset);
      }
    });
    if (!moved.isEmpty()) {
      // One message, and in an embedded store one commit, a look.
      positions.bulkWrite(moved.entrySet().stream().map(to -> moved(to.getKey(), to.getValue())).toList(),
          new BulkWriteOptions().ordered(false));
      stored.putAll(moved);
    }
  }

  private UpdateOneModel<Document> moved(int partition, long offset) {
    return new UpdateOneModel<>(new Document("_id", topic + "-" + partition),
        new Document("$max", new Document(NEXT, offset))
            .append("$set", new Document("topic", topic).append("partition", partition)),
        new UpdateOptions().upsert(true));
  }

  /** How many partitions the log has had since this service knows it; 0 when it does not know it yet. */
  public int partitions() {
    var kept = positions.find(new Document("_id", topic)).first();
    return kept == null ? 0 : kept.getInteger(PARTITIONS);
  }

  public void hasPartitions(int number) {
    if (partitions() != number) {
      positions.updateOne(new Document("_id", topic), new Document("$set", new Document(PARTITIONS, number)),
          new UpdateOptions().upsert(true));
    }
  }

  /** Under which version of the view the files are stored; 0 when nobody has said so yet. */
  int viewVersion() {
    var kept = positions.find(new Document("_id", VIEW)).first();
    return kept == null ? 0 : kept.getInteger("version");
  }

  void hasViewVersion(int version) {
    positions.updateOne(new Document("_id", VIEW), new Document("$set", new Document("version", version)),
        new UpdateOptions().upsert(true));
  }

  /** Another instance reads this partition from now on. */
  void givenAway(int partition) {
    next.remove(partition);
    stored.remove(partition);
  }
}
