package vn.kip.portal.adapter.services;

import java.util.Locale;

/** A text in Vietnamese and English. */
public record TwoNames(String vi, String en) {

  public String in(Locale locale) {
    return locale.getLanguage().equals("en") ? en : vi;
  }
}
