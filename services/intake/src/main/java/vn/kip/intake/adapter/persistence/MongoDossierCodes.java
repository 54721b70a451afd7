package vn.kip.intake.adapter.persistence;

import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.events.DossierId;
import vn.kip.intake.application.DossierList;
import vn.kip.intake.domain.DossierCodes;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.service.Office;

/**
 * A document per code given out, and one per day that counts: everybody who asks gets the next number, without looking at
 * the others. A command that is tried again on the same day finds the code it was given.
 */
@Component
class MongoDossierCodes implements DossierCodes {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int SERIALS_OF_A_DAY = 9_999;
  private static final int SERIAL_DIGITS = 4;

  private final MongoOperations store;
  private final CaseFiles files;
  private final Office office;

  MongoDossierCodes(MongoOperations store, CaseFiles files, Office office) {
    this.store = store;
    this.files = files;
    this.office = office;
  }

  @Document("codes")
  record Given(@MongoId String code, @Indexed(name = "day_1") String day, int serial,
      @Indexed(name = "dossier_1") String dossier) {}

  @Document("serials")
  record Serials(@MongoId String day, int last) {}

  @Override
  public Optional<String> allocate(DossierId dossier, LocalDate acceptedOn) {
    var day = office.agency() + "-" + acceptedOn.format(DAY);
    var given = store.findOne(query(where("dossier").is(dossier.value()).and("day").is(day)), Given.class);
    if (given != null) {
      return Optional.of(given.code());
    }
    while (true) {
      int serial = next(day);
      if (serial > SERIALS_OF_A_DAY) {
        return Optional.empty();
      }
      try {
        return Optional
            .of(store.insert(new Given("%s-%04d".formatted(day, serial), day, serial, dossier.value())).code());
      } catch (DuplicateKeyException _) {
        // Given before there was a count: the next one is tried.
      }
    }
  }

  private int next(String day) {
    int imported = lastImported(day);
    var counted = query(where("_id").is(day).and("last").gte(imported));
    while (true) {
      var mine = store.findAndModify(counted, new Update().inc("last", 1), options().returnNew(true), Serials.class);
      if (mine != null) {
        return mine.last();
      }
      // The first of the day, or a register has brought later ones along.
      beginAfter(day, Math.max(imported, lastGiven(day)));
    }
  }

  private void beginAfter(String day, int last) {
    try {
      store.upsert(query(where("_id").is(day)), new Update().max("last", last), Serials.class);
    } catch (DuplicateKeyException _) {
      // Another began it in the same moment.
    }
  }

  private int lastGiven(String day) {
    var newest = query(where("day").is(day)).with(Sort.by(Sort.Direction.DESC, "serial")).limit(1);
    var last = store.findOne(newest, Given.class);
    return last == null ? 0 : last.serial();
  }

  /** A register may have brought codes of the same day along. */
  private int lastImported(String day) {
    return files.last(CaseQuery.all().andStartsWith(DossierList.CODE, day + "-"), DossierList.CODE)
        .map(file -> Objects.requireNonNull(Objects.requireNonNull(IntakeDossier.of(file)).code()))
        .map(code -> Integer.parseInt(code.substring(code.length() - SERIAL_DIGITS))).orElse(0);
  }
}
