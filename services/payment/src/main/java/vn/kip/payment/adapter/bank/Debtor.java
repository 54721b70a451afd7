package vn.kip.payment.adapter.bank;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.OfficeAccount;

/**
 * On whose account the office's orders are drawn.
 *
 * @param account the office's, as its bank knows it
 */
record Debtor(OfficeAccount account) {

  private static final Debtor OF_THE_SANDBOX = new Debtor(
      new OfficeAccount("Phong LDTBXH Dong Ha", "3761000000001", "970405"));
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * The office's own, which nobody can guess; only the sandbox, always on this very machine, takes an invented one.
   *
   * @throws IllegalStateException when a bank is told of and the office's account at it is not
   */
  static Debtor of(String bank, String name, String account, String bankCode) {
    if (!name.isBlank() && !account.isBlank() && !bankCode.isBlank()) {
      return new Debtor(new OfficeAccount(name.strip(), account.strip(), bankCode.strip()));
    }
    if (THIS_MACHINE.contains(host(bank))) {
      return OF_THE_SANDBOX;
    }
    throw new IllegalStateException("kip.bank.url is " + bank + ", so kip.bank.debtor-name, kip.bank.debtor-account and"
        + " kip.bank.debtor-bank (KIP_BANK_DEBTOR_NAME, KIP_BANK_DEBTOR_ACCOUNT, KIP_BANK_DEBTOR_BANK) must say on whose account payments are drawn");
  }

  /** The office's account number, for knowing statements of its own; the sandbox's where none is set. */
  static String accountOr(String set) {
    return set.isBlank() ? OF_THE_SANDBOX.account().account() : set.strip();
  }

  /** A name that stands for no host anywhere (RFC 6761): the office has no bank yet, and orders wait. */
  static boolean isNoBank(String bank) {
    var host = host(bank);
    return host.equals("invalid") || host.endsWith(".invalid");
  }

  private static String host(String bank) {
    @Nullable
    String host = URI.create(bank).getHost();
    return host == null ? "" : host;
  }
}
