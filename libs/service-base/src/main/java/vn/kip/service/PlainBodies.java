package vn.kip.service;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** The door for JSON: its texts and names are {@link PlainText}. How deep and long it may be is set in {@code spring.jackson.factory}. */
@Configuration(proxyBeanMethods = false)
class PlainBodies {

  @Bean
  JacksonModule plainTextsInBodies() {
    return new SimpleModule("plain text").addDeserializer(String.class, new PlainString())
        .addKeyDeserializer(String.class, new PlainKey()).addKeyDeserializer(Object.class, new PlainKey());
  }

  private static final class PlainString extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      var text = super.deserialize(parser, context);
      if (text != null && !PlainText.is(text)) {
        throw new OddTextException(parser);
      }
      return text;
    }
  }

  private static final class PlainKey extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      if (!PlainText.is(key)) {
        throw new OddTextException(context.getParser());
      }
      return key;
    }
  }
}
