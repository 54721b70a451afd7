package vn.kip.bankmessages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The banks that money can be sent to, by code, and from when until when each code holds: a dated file. */
public final class BankCodes {

  private static final int MEMBERS = 4;

  private final List<Bank> banks;

  private BankCodes(List<Bank> banks) {
    this.banks = banks;
  }

  /**
   * A bank under one code.
   *
   * @param from first day, local; {@code to} the last one, null while it holds
   */
  public record Bank(String code, LocalDate from, @Nullable LocalDate to, String name) {

    boolean isValidOn(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  /** @param file of the office's own; blank for the one that ships with Kịp */
  public static BankCodes of(String file) {
    try (var in = file.isBlank()
        ? Objects.requireNonNull(BankCodes.class.getResourceAsStream("bank-codes.csv"), "bank codes")
        : Files.newInputStream(Path.of(file))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws IllegalArgumentException naming the line that cannot be read */
  static BankCodes read(InputStream in) throws IOException {
    return new BankCodes(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(BankCodes::bank).toList());
  }

  private static Bank bank(String line) {
    var members = line.split(";", MEMBERS);
    try {
      return new Bank(members[0].strip(), LocalDate.parse(members[1].strip()),
          members[2].isBlank() ? null : LocalDate.parse(members[2].strip()), members[3].strip());
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a bank is code;from;to;name, not: " + line, e);
    }
  }

  public Optional<Bank> find(String code, LocalDate day) {
    return banks.stream().filter(bank -> bank.code().equals(code) && bank.isValidOn(day)).findFirst();
  }

  /** All whose code holds on a day, in the order of the file. */
  public List<Bank> on(LocalDate day) {
    return banks.stream().filter(bank -> bank.isValidOn(day)).toList();
  }
}
