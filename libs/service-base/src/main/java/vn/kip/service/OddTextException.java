package vn.kip.service;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A text in a body is no {@link PlainText}; what is around it says where it stands. */
final class OddTextException extends MismatchedInputException {

  private static final long serialVersionUID = 1L;

  OddTextException(JsonParser parser) {
    super(parser, "no plain text", String.class);
  }
}
