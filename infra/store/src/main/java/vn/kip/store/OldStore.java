package vn.kip.store;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over the file in which versions before kept their documents. It is removed when all of it stands in the new store. */
final class OldStore {

  private static final Logger LOG = LoggerFactory.getLogger(OldStore.class);
  private static final String DOCUMENTS = "databases.";
  private static final String SYSTEM = "system.";

  private OldStore() {}

  static void takeOver(Path folder) {
    var file = folder.resolve("store.mv.db");
    if (!Files.exists(file)) {
      return;
    }
    LOG.info("taking over the documents of the version before; this is done once");
    var target = folder.resolve("documents");
    try {
      // What an interrupted attempt left is not known to be whole.
      remove(target);
      try (var old = new MVStore.Builder().fileName(file.toString()).readOnly().open();
          var backend = new StoreBackend(Disk.open(target, true), Long.MAX_VALUE)) {
        copy(old, backend);
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(MVStore old, StoreBackend backend) {
    for (var map : old.getMapNames()) {
      var place = map.startsWith(DOCUMENTS) ? map.substring(DOCUMENTS.length()) : "";
      int dot = place.indexOf('.');
      if (dot > 0 && !place.startsWith(SYSTEM, dot + 1)) {
        var database = place.substring(0, dot);
        var indexes = documents(old, database + "." + SYSTEM + "indexes")
            .filter(index -> place.equals(index.get("ns"))).toList();
        var collection = ((StoredDatabase) backend.resolveDatabase(database)).take(place.substring(dot + 1), indexes);
        documents(old, place).forEach(collection::addDocument);
        LOG.info("{}: {} documents", place, collection.count());
      }
    }
  }

  private static Stream<Document> documents(MVStore old, String place) {
    MVMap<Object, Document> map = old.openMap(DOCUMENTS + place,
        new MVMap.Builder<Object, Document>().valueType(new OldDocumentType()));
    return map.values().stream();
  }

  private static void remove(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var all = Files.walk(tree)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
