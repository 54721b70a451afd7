package vn.kip.payment.adapter.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.kip.payment.Cases.granted;
import static vn.kip.payment.Cases.heard;
import static vn.kip.payment.Cases.ordered;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.events.IntakeEvent;
import vn.kip.events.PaymentEvent.Method;
import vn.kip.events.Producer;
import vn.kip.payment.Cases;
import vn.kip.payment.application.Clerk;
import vn.kip.payment.domain.Grant;

class Pain001Test {

  private final Pain001 messages = new Pain001(new Debtor("UBND TP Dong Ha", "3761000000001"));

  @Test
  void a_name_with_what_xml_cannot_write_makes_a_readable_order_all_the_same() throws Exception {
    assertThat(payee("Bùi Thị\u0000 Đào\uD800\u000B & <con>")).isEqualTo("Bùi Thị  Đào   & <con>");
    assertThat(payee("Lê Thị Vân 𠀋")).isEqualTo("Lê Thị Vân 𠀋");
  }

  @Test
  void without_a_name_no_order_is_written() {
    var file = ordered(named("\u0000"), Method.BANK);

    assertThatThrownBy(() -> messages.of(file, Grant.of(file))).isInstanceOf(Clerk.UnwritableException.class);
  }

  @Test
  void the_same_order_gives_the_same_bytes() {
    var file = ordered(granted("pain"), Method.BANK);

    assertThat(messages.of(file, Grant.of(file))).isEqualTo(messages.of(file, Grant.of(file)));
    assertThat(new String(messages.of(file, Grant.of(file)), java.nio.charset.StandardCharsets.UTF_8))
        .contains("<CreDtTm>2022-01-10T03:00:00Z</CreDtTm>", "<Dt>2022-01-10</Dt>", Cases.ACCOUNT, "3761000000001");
  }

  private String payee(String name) throws Exception {
    var file = ordered(named(name), Method.BANK);
    var document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(messages.of(file, Grant.of(file))));
    var creditor = document.getElementsByTagNameNS("*", "Cdtr").item(0);
    return creditor.getTextContent();
  }

  private static CaseFile named(String name) {
    var applicant = new IntakeEvent.Applicant(name, "045172302395", "1972-12-19", IntakeEvent.Sex.F);
    return heard(granted("pain"), Producer.INTAKE, "ward-19333-1", Cases.NOW, new IntakeEvent.DossierSubmitted("ANY",
        "19333", IntakeEvent.Channel.DESK, applicant, Map.of(), List.of()));
  }
}
