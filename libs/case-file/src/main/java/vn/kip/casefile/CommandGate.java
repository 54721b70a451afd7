package vn.kip.casefile;

/**
 * Whether commands may be carried out. They may not before the service has read its own events in the log to their end: a
 * store that was restored from a copy would go on from an old state, and give numbers that are taken.
 */
@FunctionalInterface
public interface CommandGate {

  /** Always open, for what has no log. */
  CommandGate OPEN = () -> {
    // Nothing to wait for.
  };

  /** @throws ClosedException when commands must wait, or must not be carried out at all */
  void pass();

  default boolean isOpen() {
    try {
      pass();
      return true;
    } catch (ClosedException _) {
      return false;
    }
  }

  /** No command is carried out at present. */
  final class ClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    public ClosedException(Refusal refusal, String why) {
      super(why);
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }
}
