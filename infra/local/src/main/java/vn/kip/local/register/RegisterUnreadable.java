package vn.kip.local.register;

/** A file of the register is missing or is no register file at all. */
public final class RegisterUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegisterUnreadable(String message) {
    super(message);
  }
}
