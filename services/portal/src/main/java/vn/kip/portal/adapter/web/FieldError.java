package vn.kip.portal.adapter.web;

import java.util.Locale;
import vn.kip.portal.adapter.services.ServiceRefusal;

/**
 * What is wrong with one field of a form; pages put a list of them into the model as {@code errors}.
 *
 * @param field id of the input
 */
public record FieldError(String field, String text) {

  /** A service's refusal, said at the field of the form that caused it. */
  public static FieldError of(String field, ServiceRefusal refusal, Locale locale) {
    return new FieldError(field, refusal.text(locale));
  }
}
