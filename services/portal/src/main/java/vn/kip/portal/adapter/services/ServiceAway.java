package vn.kip.portal.adapter.services;

/** A service does not answer, or answers that it cannot now. Nothing was lost: a command may be sent again with its key. */
public final class ServiceAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String service;

  public ServiceAway(String service, Throwable cause) {
    // Not in the cause's words: an address may hold what was asked for.
    super(service + " does not answer (" + cause.getClass().getSimpleName() + ")", cause);
    this.service = service;
  }

  public String service() {
    return service;
  }
}
