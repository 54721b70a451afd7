package vn.kip.local.pay;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.kip.bankmessages.PaymentFile;
import vn.kip.bankmessages.PaymentFiles;
import vn.kip.bankmessages.PaymentOrder;
import vn.kip.bankmessages.Transfer;
import vn.kip.bankmessages.UnwritableException;

/** Writes payment files from lines. A line that cannot be written is named with its field and left out; the others go on. */
public final class FileMaker {

  private final PaymentFiles files;
  private final PaymentOrder order;
  private final Path folder;
  private final Set<String> ids = new HashSet<>();
  private final List<Map<String, Object>> written = new ArrayList<>();
  /** Lines whose file is not written yet, and refused ones between them. */
  private final List<Map<String, Object>> waiting = new ArrayList<>();

  /** @param folder where {@code <messageId>.xml} is put */
  public FileMaker(PaymentFiles files, PaymentOrder order, Path folder) {
    this.files = files;
    this.order = order;
    this.folder = folder;
  }

  /** A file of that name is there with other bytes, which may have been sent. */
  public static final class OtherFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherFileException(Path file) {
      super(file + " is there with other content; a payment file is never made again under its name");
    }
  }

  /** Answers line by line where it went, and in the end with the files. */
  public void make(Path lines, PrintStream out) throws IOException {
    Files.createDirectories(folder);
    try (var read = JsonLines.read(lines)) {
      var transfers = read.map(this::transfer).filter(Objects::nonNull).map(Transfer.class::cast).iterator();
      files.write(order, transfers, file -> keep(file, out));
    }
    waiting.forEach(line -> JsonLines.write(out, line));
    JsonLines.write(out, JsonLines.object("files", written));
  }

  private @Nullable Transfer transfer(JsonNode line) {
    var id = JsonLines.text(line, "endToEndId", "lineId", "line", "id");
    var answer = new LinkedHashMap<>(JsonLines.object("endToEndId", id));
    waiting.add(answer);
    try {
      var transfer = files.checked(read(line, id));
      if (!ids.add(transfer.endToEndId())) {
        throw new UnwritableException("file.id-twice", "endToEndId", "it stands for an earlier line");
      }
      return transfer;
    } catch (UnwritableException e) {
      answer.putAll(JsonLines.object("refused", e.key(), "field", e.field(), "reason", e.getMessage()));
      return null;
    }
  }

  private static Transfer read(JsonNode line, @Nullable String id) {
    var amount = JsonLines.dong(line, "amount");
    if (amount == null) {
      throw new UnwritableException("amount.invalid", "amount", "whole dong above 0 can be transferred");
    }
    var remittance = JsonLines.text(line, "remittance", "text");
    var dossier = JsonLines.text(line, "dossierCode", "code", "dossier");
    var month = JsonLines.text(line, "month");
    return new Transfer(id == null ? "" : id, amount, required(line, "bank", "bankCode"),
        required(line, "account", "accountNumber"), required(line, "holder", "accountName", "name"),
        JsonLines.text(line, "beneficiary"), remittance == null
            ? remittance(dossier == null ? id : dossier, month)
            : remittance);
  }

  private static String remittance(@Nullable String code, @Nullable String month) {
    if (code == null || month == null) {
      return "KIP " + (code == null ? "" : code);
    }
    try {
      return Transfer.remittance(code, java.time.YearMonth.parse(month));
    } catch (java.time.DateTimeException e) {
      throw new UnwritableException("month.invalid", "month", "a month is wanted, YYYY-MM, not: " + month);
    }
  }

  private static String required(JsonNode line, String... names) {
    var text = JsonLines.text(line, names);
    return text == null ? "" : text;
  }

  private void keep(PaymentFile file, PrintStream out) {
    var target = folder.resolve(file.messageId() + ".xml");
    try {
      if (Files.exists(target)) {
        if (!Arrays.equals(Files.readAllBytes(target), file.bytes())) {
          throw new OtherFileException(target);
        }
      } else {
        var part = Files.write(folder.resolve(file.messageId() + ".part"), file.bytes());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written.add(JsonLines.object("file", target.getFileName().toString(), "messageId", file.messageId(),
        "transactions", file.transactions(), "sum", file.sum(), "sha256", file.sha256()));
    tell(file, out);
  }

  /** What waited up to the file's last line has its place now. */
  private void tell(PaymentFile file, PrintStream out) {
    int position = 0;
    int told = 0;
    while (told < waiting.size() && position < file.transactions()) {
      var line = waiting.get(told++);
      if (!line.containsKey("refused")) {
        line.put("file", file.messageId() + ".xml");
        line.put("position", ++position);
      }
      JsonLines.write(out, line);
    }
    waiting.subList(0, told).clear();
  }
}
