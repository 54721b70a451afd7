package vn.kip.intake.adapter.persistence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.events.DossierId;
import vn.kip.intake.application.DossierList;
import vn.kip.intake.domain.DossierCodes;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.service.Office;

/**
 * A document per code given out, {@code {_id: code, day, serial, dossier}}. The unique id settles a race for a serial, and
 * a command that is tried again on the same day finds the code it was given.
 */
@Component
class MongoDossierCodes implements DossierCodes {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int SERIALS_OF_A_DAY = 9_999;
  private static final int SERIAL_DIGITS = 4;

  private final MongoCollection<Document> codes;
  private final CaseFiles files;
  private final Office office;

  MongoDossierCodes(MongoDatabaseFactory mongo, CaseFiles files, Office office) {
    this.codes = mongo.getMongoDatabase().getCollection("codes");
    this.files = files;
    this.office = office;
    codes.createIndex(Indexes.ascending("dossier"));
    codes.createIndex(Indexes.ascending("day"));
  }

  @Override
  public String allocate(DossierId dossier, LocalDate acceptedOn) {
    var day = office.agency() + "-" + acceptedOn.format(DAY);
    var given = codes.find(new Document("dossier", dossier.value()).append("day", day)).first();
    if (given != null) {
      return given.getString("_id");
    }
    while (true) {
      int serial = 1 + Math.max(lastGiven(day), lastImported(day));
      if (serial > SERIALS_OF_A_DAY) {
        throw new IllegalStateException("no serial is left for " + day);
      }
      var code = "%s-%04d".formatted(day, serial);
      try {
        codes.insertOne(
            new Document("_id", code).append("day", day).append("serial", serial).append("dossier", dossier.value()));
        return code;
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
      }
    }
  }

  private int lastGiven(String day) {
    var last = codes.find(new Document("day", day)).sort(Sorts.descending("serial")).first();
    return last == null ? 0 : last.getInteger("serial");
  }

  /** A register may have brought codes of the same day along. */
  private int lastImported(String day) {
    return files.last(CaseQuery.all().andStartsWith(DossierList.CODE, day + "-"), DossierList.CODE)
        .map(file -> Objects.requireNonNull(Objects.requireNonNull(IntakeDossier.of(file)).code()))
        .map(code -> Integer.parseInt(code.substring(code.length() - SERIAL_DIGITS))).orElse(0);
  }
}
