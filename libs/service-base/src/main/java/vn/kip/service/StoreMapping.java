package vn.kip.service;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;

/** How records become documents in every service. */
@Configuration(proxyBeanMethods = false)
public class StoreMapping {

  /** Without the name of the Java class: what it is called may change, and documents of the version before lack it. */
  @Bean
  SmartInitializingSingleton documentsWithoutClass(MappingMongoConverter converter) {
    return () -> converter.setTypeMapper(new DefaultMongoTypeMapper(null));
  }
}
