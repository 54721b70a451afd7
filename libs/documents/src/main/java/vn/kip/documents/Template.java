package vn.kip.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** A page with places to fill in; what is filled in is escaped. */
public final class Template {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final TemplateEngine ENGINE = engine();

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /**
   * Reads a template that lies beside a class.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Template beside(Class<?> anchor, String name) {
    try (var in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no template " + name + " beside " + anchor.getName());
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page with these values in it. */
  public String fill(Map<String, Object> values) {
    return ENGINE.process(text, new Context(VIETNAMESE, values));
  }

  private static TemplateEngine engine() {
    var resolver = new StringTemplateResolver();
    resolver.setTemplateMode(TemplateMode.HTML);
    var engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
