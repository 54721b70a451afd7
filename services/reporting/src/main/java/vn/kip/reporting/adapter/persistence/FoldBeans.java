package vn.kip.reporting.adapter.persistence;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kip.reporting.domain.CaseFold;

/** The fold that counts now, whichever generation that is. */
@Configuration(proxyBeanMethods = false)
class FoldBeans {

  @Bean
  MongoFoldStore foldStore(MongoGenerations generations, CaseFold fold) {
    return new MongoFoldStore(generations::current, fold);
  }

  @Bean
  MongoParkedRecords parkedRecords(MongoGenerations generations, InstantSource clock) {
    return new MongoParkedRecords(generations::current, clock);
  }
}
