package vn.kip.intake.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.gridfs.GridFsOperations;
import org.springframework.stereotype.Component;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.events.Sha256;
import vn.kip.intake.application.StoredFiles;

/**
 * A document per file, which names its content in GridFS. Content has an id of its own: what a service left behind that
 * ended while sending it is in nobody's way, and of two that send the same at once the document takes one.
 */
@Component
class GridFsStoredFiles implements StoredFiles {

  private static final int DIGITS_OF_ID = 32;

  private final MongoOperations store;
  private final GridFsOperations contents;

  GridFsStoredFiles(MongoOperations store, GridFsOperations contents) {
    this.store = store;
    this.contents = contents;
  }

  /**
   * @param file its content in GridFS
   * @param content where it was stored before there was GridFS, and stays
   */
  @Document("files")
  record Stored(@MongoId String id, @Indexed String dossier, String name, String type, @Nullable ObjectId file,
      @Nullable Binary content) {}

  @Override
  public String store(DossierId dossier, SentFile file, OfficerId by, Instant at) {
    var sha256 = Sha256.hex(file.content());
    var id = dossier + "-" + sha256.substring(0, DIGITS_OF_ID);
    if (!store.exists(of(id), Stored.class)) {
      var asSent = new Update().setOnInsert("dossier", dossier.value()).setOnInsert("name", file.name())
          .setOnInsert("type", file.type()).setOnInsert("sha256", sha256).setOnInsert("by", by.value())
          .setOnInsert("at", at.toString());
      keep(id, asSent, contents.store(new ByteArrayInputStream(file.content()), id));
    }
    return id;
  }

  @Override
  public long count(DossierId dossier) {
    return store.count(query(where("dossier").is(dossier.value())), Stored.class);
  }

  private void keep(String id, Update asSent, ObjectId content) {
    var kept = store.findAndModify(of(id), asSent.setOnInsert("file", content),
        FindAndModifyOptions.options().upsert(true).returnNew(true), Stored.class);
    if (!content.equals(Objects.requireNonNull(kept, id).file())) {
      contents.delete(query(where("_id").is(content)));
    }
  }

  @Override
  public Optional<OpenFile> find(DossierId dossier, String id) {
    return Optional.ofNullable(store.findById(id, Stored.class))
        .filter(stored -> stored.dossier().equals(dossier.value()))
        .map(this::open);
  }

  private OpenFile open(Stored stored) {
    if (stored.content() != null) {
      var content = stored.content().getData();
      return new OpenFile(stored.name(), stored.type(), content.length, new ByteArrayInputStream(content));
    }
    var file = Objects.requireNonNull(stored.file(), stored.id());
    var content = Objects.requireNonNull(contents.findOne(query(where("_id").is(file))), stored.id());
    try {
      return new OpenFile(stored.name(), stored.type(), content.getLength(),
          contents.getResource(content).getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query of(String id) {
    return query(where("_id").is(id));
  }
}
