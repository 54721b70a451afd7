package vn.kip.payment.adapter.persistence;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import vn.kip.events.OfficerId;
import vn.kip.payment.application.OfficeDecisions;
import vn.kip.payruns.Standards.RateKey;

/** Decisions of the office as they were signed; a document each, never changed. */
@Component
class MongoOfficeDecisions implements OfficeDecisions {

  private final MongoOperations store;

  MongoOfficeDecisions(MongoOperations store) {
    this.store = store;
  }

  @Document("rates_decided")
  record StoredRate(@Id String id, String series, String month, String decisionNo, String signer, Instant at) {}

  @Document("months_combined")
  record StoredCombined(@Id String id, List<String> months, String decisionNo, String signer, Instant at) {}

  @Override
  public boolean record(RateDecided decision) {
    return insert(new StoredRate(decision.rate().toString(), decision.rate().series(),
        decision.rate().from().toString(), decision.decisionNo(), decision.signer().value(), decision.at()));
  }

  @Override
  public boolean record(Combined decision) {
    return insert(new StoredCombined(decision.payIn().toString(),
        decision.months().stream().map(YearMonth::toString).sorted().toList(), decision.decisionNo(),
        decision.signer().value(), decision.at()));
  }

  private boolean insert(Object decision) {
    try {
      store.insert(decision);
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  @Override
  public List<RateDecided> rates() {
    return store.findAll(StoredRate.class).stream()
        .map(stored -> new RateDecided(new RateKey(stored.series(), YearMonth.parse(stored.month())),
            stored.decisionNo(), new OfficerId(stored.signer()), stored.at()))
        .toList();
  }

  @Override
  public List<Combined> combined() {
    return store.findAll(StoredCombined.class).stream()
        .map(stored -> new Combined(stored.months().stream().map(YearMonth::parse).collect(Collectors.toSet()),
            YearMonth.parse(stored.id()), stored.decisionNo(), new OfficerId(stored.signer()), stored.at()))
        .toList();
  }
}
