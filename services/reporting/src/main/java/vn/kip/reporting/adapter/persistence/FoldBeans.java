package vn.kip.reporting.adapter.persistence;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The fold that counts now, whichever generation that is. */
@Configuration(proxyBeanMethods = false)
class FoldBeans {

  @Bean
  MongoFoldStore foldStore(MongoGenerations generations) {
    return new MongoFoldStore(generations::newest);
  }

  @Bean
  MongoParkedRecords parkedRecords(MongoGenerations generations, InstantSource clock) {
    return new MongoParkedRecords(generations::current, clock);
  }
}
