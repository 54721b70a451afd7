package vn.kip.reporting.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kip.casefile.LogEntry;
import vn.kip.reporting.application.FoldRules;
import vn.kip.reporting.application.Letters;
import vn.kip.reporting.application.LogFold;
import vn.kip.reporting.application.RandomLog;
import vn.kip.reporting.application.Seal;
import vn.kip.reporting.domain.CaseFold;
import vn.kip.reporting.domain.Dossier;
import vn.kip.store.EmbeddedStore;

/**
 * What the fold makes of one log, down to the bytes. Where it makes something else of it, every installation has figures that
 * the new code would not make: {@link FoldRules#FOLD} is to be raised, so that they are built anew, and the digest of the new
 * version put here beside it.
 */
class GoldenFoldTest {

  private static final Map<Integer, String> DIGESTS = Map.of(1,
      "ab7321bc9b748f368505dea349f834611d7ddc8b5fc8ab2c79b3d36217829e5a");

  @Test
  void the_version_of_the_fold_says_what_it_makes_of_a_log(@TempDir Path folder) {
    try (var embedded = EmbeddedStore.forTests(folder); var client = MongoClients.create(embedded.uri("test"))) {
      var database = client.getDatabase("test");
      new LogFold(MongoFoldStore.in(database), new CaseFold(Dossier.FIVE_DAYS, Dossier.CALCULATOR), new Letters())
          .accept(RandomLog.of(new Random(1)).stream().map(GoldenFoldTest::ofContract2).toList());

      var made = new StringBuilder();
      for (var name : new String[]{"cases", "days", "checkpoints"}) {
        made.append(database.getCollection(name).find().sort(new Document("_id", 1)).map(Document::toJson)
            .into(new ArrayList<>()).stream().collect(Collectors.joining("\n")));
      }
      assertThat(DIGESTS).containsEntry(FoldRules.FOLD, Seal.of(made.toString()));
    }
  }

  /** The seal is over the headers too: a later contract is another log, and no other fold. */
  private static LogEntry ofContract2(LogEntry entry) {
    var headers = new HashMap<>(entry.headers());
    headers.put("ce_contract", "2");
    return new LogEntry(entry.topic(), entry.partition(), entry.offset(), entry.key(), headers, entry.payload(),
        entry.latest());
  }
}
