package vn.kip.payment.application;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import vn.kip.events.OfficerId;
import vn.kip.payruns.Standards.RateKey;

/** Decisions that reach all running grants. */
public interface OfficeDecisions {

  /** A rate whose law came into force after grants were decided reaches them. */
  record RateDecided(RateKey rate, String decisionNo, OfficerId signer, Instant at) {}

  /** Months that are paid together, by the run of one of them. */
  record Combined(Set<YearMonth> months, YearMonth payIn, String decisionNo, OfficerId signer, Instant at) {

    public Combined {
      months = Set.copyOf(months);
    }
  }

  /** @return false when it was decided before */
  boolean record(RateDecided decision);

  /** @return false when other months were decided for the same run before */
  boolean record(Combined decision);

  List<RateDecided> rates();

  List<Combined> combined();
}
