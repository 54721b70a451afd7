package vn.kip.local.pay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.kip.bankmessages.AccountNumber;
import vn.kip.bankmessages.AmountInWords;
import vn.kip.bankmessages.BankText;
import vn.kip.bankmessages.UnwritableException;

/** Names as payment files carry them, sums in words, account numbers as they are typed. */
public final class Texts {

  private Texts() {}

  /** {@code {id, name}} → {@code {id, ascii}}, {@code {id, amount}} → {@code {id, words}}. */
  public static void answer(Path cases, PrintStream out) throws IOException {
    try (var lines = JsonLines.read(cases)) {
      lines.forEach(line -> JsonLines.write(out, answer(line)));
    }
  }

  private static Map<String, Object> answer(JsonNode line) {
    var id = JsonLines.text(line, "id");
    try {
      if (line.has("name")) {
        return JsonLines.object("id", id, "ascii", BankText.name("name", String.valueOf(JsonLines.text(line, "name"))));
      }
      if (line.has("account")) {
        return JsonLines.object("id", id, "account",
            AccountNumber.of("account", String.valueOf(JsonLines.text(line, "account"))));
      }
      var amount = JsonLines.dong(line, "amount");
      return JsonLines.object("id", id, "words", AmountInWords.of(amount == null ? -1 : amount));
    } catch (UnwritableException e) {
      return JsonLines.object("id", id, "refused", e.key(), "field", e.field());
    }
  }
}
