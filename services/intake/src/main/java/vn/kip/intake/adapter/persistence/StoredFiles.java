package vn.kip.intake.adapter.persistence;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;

/**
 * Files of the papers handed in. A file's id is made of its dossier and its content, so the same file sent twice is
 * stored once.
 */
@Component
public class StoredFiles {

  private final MongoCollection<Document> files;

  StoredFiles(MongoDatabaseFactory mongo) {
    this.files = mongo.getMongoDatabase().getCollection("files");
  }

  /** @return the file's id, to be named in the checklist */
  public String store(DossierId dossier, StoredFile file, OfficerId by, Instant at) {
    var id = dossier + "-" + digest(file.content()).substring(0, 32);
    var document = new Document("_id", id).append("dossier", dossier.value())
        .append("name", file.name())
        .append("type", file.type())
        .append("content", new Binary(file.content()))
        .append("sha256", digest(file.content()))
        .append("by", by.value())
        .append("at", at.toString());
    files.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true));
    return id;
  }

  public Optional<StoredFile> find(DossierId dossier, String id) {
    return Optional.ofNullable(files.find(new Document("_id", id)).first())
        .filter(document -> dossier.value().equals(document.getString("dossier")))
        .map(document -> new StoredFile(document.getString("name"), document.getString("type"),
            document.get("content", Binary.class).getData()));
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A file as it was sent. */
  public record StoredFile(String name, String type, byte[] content) {}
}
