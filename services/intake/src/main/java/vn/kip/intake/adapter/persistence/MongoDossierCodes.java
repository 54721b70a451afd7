package vn.kip.intake.adapter.persistence;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.CaseQuery;
import vn.kip.events.DossierId;
import vn.kip.intake.application.DossierList;
import vn.kip.intake.domain.DossierCodes;
import vn.kip.intake.domain.IntakeDossier;
import vn.kip.service.Office;

/**
 * A document per code given out. The unique id settles a race for a serial, and
 * a command that is tried again on the same day finds the code it was given.
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

  @Override
  public String allocate(DossierId dossier, LocalDate acceptedOn) {
    var day = office.agency() + "-" + acceptedOn.format(DAY);
    var given = store.findOne(query(where("dossier").is(dossier.value()).and("day").is(day)), Given.class);
    if (given != null) {
      return given.code();
    }
    while (true) {
      int serial = 1 + Math.max(lastGiven(day), lastImported(day));
      if (serial > SERIALS_OF_A_DAY) {
        throw new IllegalStateException("no serial is left for " + day);
      }
      try {
        return store.insert(new Given("%s-%04d".formatted(day, serial), day, serial, dossier.value())).code();
      } catch (DuplicateKeyException _) {
        // Another has it: the next one is tried.
      }
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
