package vn.kip.intake.adapter.persistence;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.kip.casefile.CaseFiles;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.intake.application.DossierList;
import vn.kip.service.Office;
import vn.kip.service.StoreMapping;
import vn.kip.store.EmbeddedStore;

/** Intake's stores, by intake's own settings, on a store of their own. */
final class IntakeStores implements AutoCloseable {

  private final EmbeddedStore store;
  private final MongoClient client;
  private final ConfigurableApplicationContext service;

  /** @param before puts in what the version before has left there */
  IntakeStores(Path folder, Consumer<MongoDatabase> before) {
    store = EmbeddedStore.forTests(folder);
    client = MongoClients.create(store.uri("test"));
    before.accept(database());
    service = new SpringApplicationBuilder(Wiring.class).web(WebApplicationType.NONE)
        .properties("kip.mongo=mongodb://127.0.0.1:" + store.port(), "kip.database=test").run();
  }

  @Configuration(proxyBeanMethods = false)
  @AutoConfigurationPackage
  @ImportAutoConfiguration({MongoAutoConfiguration.class, DataMongoAutoConfiguration.class})
  @Import({StoreMapping.class, MongoDossierCodes.class, GridFsStoredFiles.class})
  static class Wiring {

    @Bean
    CaseFiles caseFiles() {
      return new MemoryCaseFiles(DossierList.VIEW);
    }

    @Bean
    Office office() {
      return new Office("UBND", "office", "000.18.25.H50", List.of());
    }
  }

  <T> T get(Class<T> bean) {
    return service.getBean(bean);
  }

  MongoDatabase database() {
    return client.getDatabase("test");
  }

  @Override
  public void close() {
    service.close();
    client.close();
    store.close();
  }
}
