package vn.kip.bankmessages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.MessagePart.Reason;
import vn.kip.bankmessages.Source.Tree;

/** What the bank says of a payment file. */
final class StatusReportReader {

  private final Source source;
  private final Consumer<MessagePart> parts;

  StatusReportReader(Source source, Consumer<MessagePart> parts) {
    this.source = source;
    this.parts = parts;
  }

  void read() throws XMLStreamException {
    var seen = new ArrayList<String>();
    source.children(name -> {
      seen.add(name);
      switch (name) {
        case "GrpHdr" -> head(source.tree());
        case "OrgnlGrpInfAndSts" -> group(source.tree());
        case "OrgnlPmtInfAndSts" -> batch();
        default -> source.skip();
      }
    });
    if (!seen.containsAll(List.of("GrpHdr", "OrgnlGrpInfAndSts"))) {
      throw new RefusedMessageException(RefusedMessageException.Why.INCOMPLETE, "it does not say what it answers");
    }
  }

  private void head(Tree header) {
    parts.accept(new MessagePart.Head(Schemas.PAIN_002, Values.required(header.textAt("MsgId"), "MsgId"),
        Values.instant(header.textAt("CreDtTm"))));
  }

  private void group(Tree group) {
    parts.accept(new MessagePart.GroupStatus(Values.required(group.textAt("OrgnlMsgId"), "OrgnlMsgId"),
        group.textAt("GrpSts"), Values.reason(group, "StsRsnInf")));
  }

  /** Its own status stands before its transactions; of those there may be as many as the file had. */
  private void batch() throws XMLStreamException {
    var batch = new Batch();
    source.children(name -> {
      switch (name) {
        case "OrgnlPmtInfId" -> batch.id = source.tree().text();
        case "PmtInfSts" -> batch.status = source.tree().text();
        case "StsRsnInf" ->
          batch.reason = batch.reason.isGiven() ? skipped(batch.reason) : Values.reason(source.tree());
        case "TxInfAndSts" -> {
          batch.tell(parts);
          transaction(batch.id, source.tree());
        }
        default -> source.skip();
      }
    });
    batch.tell(parts);
  }

  private Reason skipped(Reason first) throws XMLStreamException {
    source.skip();
    return first;
  }

  private void transaction(@Nullable String batch, Tree transaction) {
    parts.accept(new MessagePart.TransactionStatus(batch, Values.id(transaction.textAt("OrgnlEndToEndId")),
        Values.id(transaction.textAt("OrgnlInstrId")), transaction.textAt("TxSts"),
        Values.reason(transaction, "StsRsnInf")));
  }

  private static final class Batch {

    private @Nullable String id;
    private @Nullable String status;
    private Reason reason = Reason.NONE;
    private boolean told;

    void tell(Consumer<MessagePart> parts) {
      if (!told) {
        told = true;
        parts.accept(new MessagePart.BatchStatus(id == null ? "" : id, status, reason));
      }
    }
  }
}
