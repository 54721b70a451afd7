package vn.kip.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoOperations;

class StoreMappingTest {

  @Test
  void documents_do_not_name_the_class_they_were_made_of() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class, DataMongoAutoConfiguration.class))
        .withUserConfiguration(StoreMapping.class).withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1:1/test")
        .run(service -> {
          var document = new Document();
          service.getBean(MongoOperations.class).getConverter().write(new Thing("a", List.of(new Part(1))), document);

          assertThat(document)
              .isEqualTo(new Document("_id", "a").append("parts", List.of(new Document("number", 1))));
        });
  }

  record Thing(String id, List<Object> parts) {}

  record Part(int number) {}
}
