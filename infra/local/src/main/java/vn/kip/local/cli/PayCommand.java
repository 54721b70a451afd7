package vn.kip.local.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.kip.bankmessages.BankingDays;
import vn.kip.bankmessages.Digests;
import vn.kip.bankmessages.OfficeAccount;
import vn.kip.bankmessages.PaymentFiles;
import vn.kip.bankmessages.PaymentOrder;
import vn.kip.bankmessages.UnwritableException;
import vn.kip.deadlines.CalendarDoesNotReachException;
import vn.kip.local.pay.FileMaker;
import vn.kip.local.pay.JsonLines;
import vn.kip.local.pay.Matcher;
import vn.kip.local.pay.Texts;

/** Payments: offline, JSON lines in and out, in order; and the runs of the running office. */
@Command(name = "pay", description = "payments: files for the bank, and what it says of them", mixinStandardHelpOptions = true, subcommands = {
    PayCommand.Match.class,
    PayCommand.File.class,
    PayCommand.Text.class,
    PayCasesCommand.class,
    PayRunCommand.class,
    PayRateCommand.class,
    PayRateCommand.Combine.class
})
final class PayCommand {

  private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int BUFFER = 1 << 16;

  private PayCommand() {}

  /** Writes its answers as they come, many at a time, and says in words why it cannot. */
  abstract static class Offline extends CommonOptions {

    @Override
    public final Integer call() throws IOException {
      var out = new PrintStream(new BufferedOutputStream(OUT, BUFFER), false, StandardCharsets.UTF_8);
      try {
        answer(out);
        return Exit.DONE.code();
      } catch (NoSuchFileException e) {
        throw new KipFailure(Exit.USAGE, "there is no " + e.getFile());
      } catch (JsonLines.UnreadableLineException | Matcher.UnreadableLinesException e) {
        throw new KipFailure(Exit.USAGE, String.valueOf(e.getMessage()));
      } catch (FileMaker.OtherFileException | CalendarDoesNotReachException | UnwritableException e) {
        throw new KipFailure(Exit.REFUSED, String.valueOf(e.getMessage()));
      } catch (UncheckedIOException e) {
        throw new KipFailure(Exit.REFUSED, String.valueOf(e.getCause()));
      } finally {
        out.flush();
      }
    }

    abstract void answer(PrintStream out) throws IOException;

    static LocalDate day(String option, String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new KipFailure(Exit.USAGE, option + ": a date is wanted, YYYY-MM-DD, not: " + text);
      }
    }
  }

  @Command(name = "match", description = "which line each of the bank's messages speaks of, and how the lines stand after all of them; works offline")
  static final class Match extends Offline {

    @Option(names = "--lines", paramLabel = "F.jsonl", required = true, description = "lines that were sent: {endToEndId, amount, messageId?, paymentInformationId?, executionDate?, debtorAccount?}")
    Path lines = Path.of("");

    @Option(names = "--messages", paramLabel = "DIR", required = true, description = "pain.002.001.10, camt.053.001.08 and camt.054.001.08, taken in the order of their names")
    Path messages = Path.of("");

    @Option(names = "--account", paramLabel = "A", description = "of the office; entries of another one are strays (default: the lines' debtorAccount, or any)")
    Set<String> accounts = new TreeSet<>();

    @Option(names = "--as-of", paramLabel = "D", description = "a day: what has gone unanswered by then is said so")
    @Nullable
    String asOf;

    @Option(names = "--waiting-days", paramLabel = "N", description = "banking days a bank is given after the execution date (default: ${DEFAULT-VALUE})")
    int waitingDays = 3;

    @Override
    void answer(PrintStream out) throws IOException {
      var since = asOf == null
          ? null
          : BankingDays.unansweredSince(installation().calendar(), day("--as-of", asOf), waitingDays);
      new Matcher(accounts, since).match(lines, messages, out);
    }
  }

  @Command(name = "file", description = "writes valid pain.001.001.09 files from lines; works offline")
  static final class File extends Offline {

    @Option(names = "--lines", paramLabel = "F.jsonl", required = true, description = "{endToEndId, amount, bank, account, name (on the account), beneficiary?, remittance?, dossierCode?, month?}")
    Path lines = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the files go, by their message ids")
    Path folder = Path.of("");

    @Option(names = "--batch", paramLabel = "ID", description = "from which message ids are derived (default: from the lines)")
    @Nullable
    String batch;

    @Option(names = "--created", paramLabel = "T", description = "instant of the release (default: when the lines were written)")
    @Nullable
    String created;

    @Option(names = "--execute-on", paramLabel = "D", description = "moved to a banking day if it is none (default: the day of --created)")
    @Nullable
    String executeOn;

    @Option(names = "--debtor-name", paramLabel = "N", description = "of the office (default: ${DEFAULT-VALUE})")
    String name = "Phong LDTBXH Dong Ha";

    @Option(names = "--debtor-account", paramLabel = "A", description = "of the office (default: ${DEFAULT-VALUE})")
    String account = "3761000000001";

    @Option(names = "--debtor-bank", paramLabel = "B", description = "code of the office's bank (default: ${DEFAULT-VALUE})")
    String bank = "970405";

    @Option(names = "--max-transactions", paramLabel = "N", description = "in one file (default: ${DEFAULT-VALUE})")
    int maxTransactions = PaymentFiles.DEFAULT_TRANSACTIONS;

    @Option(names = "--max-sum", paramLabel = "S", description = "in one file, dong (default: no limit)")
    long maxSum = Long.MAX_VALUE;

    @Override
    void answer(PrintStream out) throws IOException {
      if (maxTransactions < 1 || maxSum < 1) {
        throw new KipFailure(Exit.USAGE, "a file has room for one transaction at least");
      }
      var createdAt = created == null ? Files.getLastModifiedTime(lines).toInstant() : instant(created);
      var day = executeOn == null ? LocalDate.ofInstant(createdAt, LOCAL) : day("--execute-on", executeOn);
      var order = new PaymentOrder(batch == null ? "K" + digest(lines) : batch, createdAt,
          BankingDays.onOrAfter(installation().calendar(), day), new OfficeAccount(name, account, bank));
      new FileMaker(new PaymentFiles(maxTransactions, maxSum), order, folder).make(lines, out);
    }

    private static Instant instant(String text) {
      try {
        return java.time.OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new KipFailure(Exit.USAGE, "--created: an instant with offset is wanted, not: " + text);
      }
    }

    private static String digest(Path file) throws IOException {
      return Digests.sha256(Files.readAllBytes(file)).substring(0, 24);
    }
  }

  @Command(name = "text", description = "names as payment files carry them, and sums in words; works offline")
  static final class Text extends Offline {

    @Option(names = "--cases", paramLabel = "F.jsonl", required = true, description = "{id, name} or {id, amount} or {id, account}")
    Path cases = Path.of("");

    @Override
    void answer(PrintStream out) throws IOException {
      Texts.answer(cases, out);
    }
  }
}
