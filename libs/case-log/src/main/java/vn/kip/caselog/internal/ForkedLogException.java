package vn.kip.caselog.internal;

import vn.kip.events.CaseRecord;

/** The log holds an own event under a number under which the own file has another one: the two tell different pasts. */
final class ForkedLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForkedLogException(CaseRecord logged) {
    super("event " + logged.id() + " of the log is not the one this service has in its own file under that number. "
        + "Its store was changed, or belongs to another log. It stops here: nothing is read or recorded until that is "
        + "settled (operating guide, \"The store and the log tell different pasts\")");
  }
}
