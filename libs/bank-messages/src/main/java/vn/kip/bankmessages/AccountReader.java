package vn.kip.bankmessages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Detail;
import vn.kip.bankmessages.MessagePart.Direction;
import vn.kip.bankmessages.MessagePart.Entry;
import vn.kip.bankmessages.MessagePart.Money;
import vn.kip.bankmessages.Source.Tree;

/** What the bank says of the office's account: a statement or a notification. */
final class AccountReader {

  private static final List<String> OPENING = List.of("OPBD", "PRCD");
  private static final List<String> CLOSING = List.of("CLBD");

  private final Source source;
  private final Schemas kind;
  private final Consumer<MessagePart> parts;
  private @Nullable LocalDate createdOn;
  private boolean begun;

  AccountReader(Source source, Schemas kind, Consumer<MessagePart> parts) {
    this.source = source;
    this.kind = kind;
    this.parts = parts;
  }

  void read() throws XMLStreamException {
    source.children(name -> {
      switch (name) {
        case "GrpHdr" -> head(source.tree());
        case "Stmt", "Ntfctn" -> account();
        default -> source.skip();
      }
    });
    if (!begun) {
      throw new RefusedMessageException(RefusedMessageException.Why.INCOMPLETE, "GrpHdr is missing");
    }
  }

  private void head(Tree header) {
    begun = true;
    createdOn = Values.instant(header.textAt("CreDtTm"));
    parts.accept(new MessagePart.Head(kind, Values.required(header.textAt("MsgId"), "MsgId"), createdOn));
  }

  private void account() throws XMLStreamException {
    var account = new Begun();
    source.children(name -> {
      switch (name) {
        case "Id" -> account.id = source.tree().text();
        case "ElctrncSeqNb" -> account.number = Values.number(source.tree().text());
        case "Acct" -> account.number(source.tree());
        case "Bal" -> account.balance(source.tree());
        case "Ntry" -> {
          account.tell(parts);
          account.entries++;
          parts.accept(entry(account.entries));
        }
        default -> source.skip();
      }
    });
    account.tell(parts);
    parts.accept(new MessagePart.AccountEnd());
  }

  /** Its transactions are read one by one: a bank may put a whole batch into one entry. */
  private Entry entry(int place) throws XMLStreamException {
    var entry = new Unfinished();
    source.children(name -> {
      switch (name) {
        case "NtryRef" -> entry.reference = text(source.tree());
        case "Amt" -> entry.amount = Values.money(source.tree());
        case "CdtDbtInd" -> entry.direction = Values.direction(source.tree().text());
        case "RvslInd" -> entry.reversal = isTrue(source.tree().text());
        case "Sts" -> entry.status = status(source.tree());
        case "BookgDt" -> entry.bookedOn = Values.date(source.tree());
        case "ValDt" -> entry.valueOn = Values.date(source.tree());
        case "AcctSvcrRef" -> entry.servicerReference = text(source.tree());
        case "Chrgs" -> entry.charges = charges(source.tree());
        case "NtryDtls" -> details(entry);
        default -> source.skip();
      }
    });
    return entry.finished(place, createdOn);
  }

  private static @Nullable String text(Tree tree) {
    return tree.text().isEmpty() ? null : tree.text();
  }

  private static boolean isTrue(String text) {
    return text.equals("true") || text.equals("1");
  }

  /** An older version wrote the code without an element around it; some banks still do. */
  private static String status(Tree status) {
    return Stream.of(status.textAt("Cd"), status.textAt("Prtry"), status.text()).filter(Objects::nonNull).findFirst()
        .orElse("");
  }

  private void details(Unfinished entry) throws XMLStreamException {
    source.children(name -> {
      switch (name) {
        case "Btch" -> entry.batch = batch(source.tree());
        case "TxDtls" -> entry.details.add(detail(source.tree()));
        default -> source.skip();
      }
    });
  }

  private static MessagePart.Batch batch(Tree batch) {
    return new MessagePart.Batch(Values.id(batch.textAt("PmtInfId")), Values.number(batch.textAt("NbOfTxs")));
  }

  private static Detail detail(Tree detail) {
    return new Detail(Values.id(detail.textAt("Refs", "EndToEndId")), Values.id(detail.textAt("Refs", "InstrId")),
        detail.textAt("Refs", "AcctSvcrRef"), detail.textAt("Refs", "MndtId"), amount(detail),
        Values.direction(detail.textAt("CdtDbtInd")), detail.at("Chrgs").map(AccountReader::charges)
            .orElse(BigDecimal.ZERO),
        detail.at("RtrInf").map(Values::reason).orElse(null));
  }

  private static @Nullable Money amount(Tree detail) {
    return Stream.of(detail.at("Amt"), detail.at("AmtDtls", "TxAmt", "Amt"), detail.at("AmtDtls", "InstdAmt", "Amt"))
        .flatMap(found -> found.stream()).findFirst().map(Values::money).orElse(null);
  }

  private static BigDecimal charges(Tree charges) {
    var total = charges.at("TtlChrgsAndTaxAmt").map(Tree::text).map(Values::decimal);
    if (total.isPresent()) {
      return total.get();
    }
    var sum = new ArrayList<BigDecimal>();
    charges.each("Rcrd", charge -> charge.at("Amt").map(Tree::text).map(Values::decimal).ifPresent(sum::add));
    return sum.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What stands before the entries. */
  private static final class Begun {

    private @Nullable String id;
    private @Nullable Long number;
    private @Nullable String account;
    private @Nullable Money opening;
    private @Nullable Money closing;
    private boolean told;
    private int entries;

    void number(Tree acct) {
      var iban = acct.textAt("Id", "IBAN");
      account = iban == null ? acct.textAt("Id", "Othr", "Id") : iban;
    }

    void balance(Tree balance) {
      var type = balance.textAt("Tp", "CdOrPrtry", "Cd");
      var money = Values.money(balance.at("Amt").orElse(null));
      if (money == null || type == null) {
        return;
      }
      var signed = Values.direction(balance.textAt("CdtDbtInd")) == Direction.DEBIT
          ? new Money(money.value().negate(), money.currency())
          : money;
      if (OPENING.contains(type)) {
        opening = signed;
      } else if (CLOSING.contains(type)) {
        closing = signed;
      }
    }

    void tell(Consumer<MessagePart> parts) {
      if (!told) {
        told = true;
        parts.accept(new MessagePart.Account(Values.required(id, "Id"), Values.required(account, "Acct"), number,
            opening, closing));
      }
    }
  }

  private static final class Unfinished {

    private @Nullable String reference;
    private @Nullable Money amount;
    private @Nullable Direction direction;
    private boolean reversal;
    private String status = "";
    private @Nullable LocalDate bookedOn;
    private @Nullable LocalDate valueOn;
    private @Nullable String servicerReference;
    private BigDecimal charges = BigDecimal.ZERO;
    private MessagePart.@Nullable Batch batch;
    private final List<Detail> details = new ArrayList<>(1);

    /** @param createdOn of the message, for an entry of which no day can be read */
    Entry finished(int place, @Nullable LocalDate createdOn) {
      var day = Stream.of(bookedOn, valueOn, createdOn).filter(Objects::nonNull).findFirst().orElse(null);
      return new Entry(place, reference, amount, direction, reversal, status, day, servicerReference, charges, batch,
          List.copyOf(details));
    }
  }
}
