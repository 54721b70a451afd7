package vn.kip.portal.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.json.JsonMapper;
import vn.kip.portal.adapter.services.Happening;

/** The log names causes and values; the sentence is made when it is read. */
class TimelinesTest {

  private static final Instant AT = Instant.parse("2022-11-14T01:12:00Z");

  private final Format format = new Format(new Languages().messageSource(), Nobody.known());
  private final Timelines timelines = new Timelines(format, new Causes(format));

  @AfterEach
  void no_language_is_chosen() {
    LocaleContextHolder.resetLocaleContext();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "vi | payment.failed | {'code':'AM05','reason':'','cause':'PAID_ALREADY'} | Đã chi rồi",
      "vi | payment.failed | {'code':'AC01','reason':'sai tài khoản'} | sai tài khoản",
      "en | payment.failed | {'code':'CUST','reason':'đi xa','cause':'GRANT_STOPPED'} | The grant was stopped: đi xa",
      "vi | grant.stopped | {'reason':'đi xa','cause':'WITHDRAWN_FIRST'} | Đã rút hồ sơ trước khi ký quyết định: đi xa",
      "vi | grant.stopped | {'reason':'Đã rút / withdrawn: đi xa'} | Đã rút / withdrawn: đi xa",
      "vi | payment.overpayment-found | {'amount':1,'reason':'','cause':'PAID_BEFORE','orderId':'K-2','before':1000000} "
          + "| Lệnh K-2 được chi khi đã chi 1.000.000 đồng",
      "en | payment.overpayment-found | {'amount':1,'reason':'','cause':'MORE_THAN_ORDERED','orderId':'K-1',"
          + "'ordered':1000000,'paid':1000001} | Order K-1 was 1.000.000 dong, 1.000.001 were paid",
      "vi | payment.failed | {'code':'NARR','reason':'','cause':'OF_A_LATER_CONTRACT'} | -",
      "vi | dossier.assessed | {'again':{'trigger':'ACCEPTED_EARLIER','code':'H50-1'}} "
          + "| Hồ sơ H50-1 của cùng người được tiếp nhận trước",
      "en | dossier.assessed | {'again':{'trigger':'REGISTER_ANSWERED'}} | The population register has answered",
      "en | dossier.assessed | {'again':{'trigger':'OF_A_LATER_CONTRACT'}} | -",
      "vi | dossier.assessed | {} | -"})
  void why_things_came_otherwise_is_said_in_the_readers_language(String language, String kind, String event,
      String sentence) {
    LocaleContextHolder.setLocale(Locale.of(language));

    var line = timelines.of(List.of(new Happening("vn.kip." + kind + ".v1", AT, AT, "payment",
        JsonMapper.shared().readTree(event.replace('\'', '"'))))).getFirst();

    assertThat(line.detail()).isEqualTo(sentence);
  }
}
