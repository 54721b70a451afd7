package vn.kip.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.kip.e2e.LiveDossier;

/** From the proposal to the money: each role does its part in a browser, and only its part. */
@ExtendWith(Office.Opened.class)
class CasePagesIT {

  private static final String WARD = "ward-19336-1";
  private static final String ACCOUNT = "3761000123456";

  private final Office office;

  CasePagesIT(Office office) {
    this.office = office;
  }

  @Test
  void a_dossier_is_proposed_signed_approved_and_paid() {
    var id = assessed();
    var page = "/dossiers/" + id + "/decision";

    var appraiser = office.as("division-1").opens(page).sees("Đề nghị của người thẩm định")
        .sees("Người dân khai và dữ liệu trả lời").sees("còn sống").isSound("propose");
    appraiser.page().locator("input[name=grant][value=true]").check();
    appraiser.presses("Gửi đề nghị").sees("Diễn biến");

    var chair = office.as("chair-1").opens(page).sees("Phòng đề nghị").isSound("decide");
    chair.fills("Cần xem lại điều gì", "xem lại mức").presses("Trả lại chuyên viên thẩm định")
        .soonSees("xem lại mức");
    appraiser.opens("/notifications").soonSees("xem lại mức").opens(page)
        .sees("Đã trả lại để thẩm định lại").isSound("propose-again");
    appraiser.page().locator("input[name=grant][value=true]").check();
    appraiser.presses("Gửi đề nghị").sees("Diễn biến");
    chair.opens(page);
    var amount = chair.page().locator("#amount").inputValue();
    chair.fills("Số tiền (đồng)", "1.000").fills("Số quyết định", "17/QĐ-UBND").presses("Ký quyết định")
        .sees("Số tiền khác với đánh giá thì phải ghi lý do.");
    chair.fills("Số tiền (đồng)", amount).presses("Ký quyết định").soonSees("17/QĐ-UBND");
    LiveDossier.soon(() -> grantState(id), "OPEN");

    var cashier = office.as("payment-1").opens("/payments").sees("Chờ duyệt chi").isSound("payments");
    cashier.opens("/payments/" + id).sees("17/QĐ-UBND").isSound("payment");
    cashier.page().locator("input[name=method][value=BANK]").check();
    cashier.presses("Duyệt chi").sees("Hãy chọn ngân hàng của người nhận.");
    cashier.page().locator("select[name=bank]").selectOption("970436");
    cashier.fills("Số tài khoản", ACCOUNT).presses("Duyệt chi").sees("Đã duyệt, chờ người thứ hai")
        .isSound("payment-approved");
    cashier.presses("Xác nhận duyệt chi").sees("người khác phải làm bước này");
    office.as("payment-2").opens("/payments/" + id).sees("(payment-1) đã duyệt").presses("Xác nhận duyệt chi")
        .sees("Lệnh chi");
    LiveDossier.soon(() -> grantState(id), "PAID");
    cashier.opens("/payments/" + id).sees("Đã chi").isSound("payment-paid");
    cashier.opens(page, 403);
  }

  @Test
  void many_are_signed_at_once_of_those_that_were_looked_at() {
    var id = assessed();
    assertThat(office.kip().post("division-1", "eligibility", "/dossiers/" + id + "/appraisal",
        Map.of("proposal", "GRANT", "amount", 1_000_000)).status()).isEqualTo(200);

    var chair = office.as("chair-2").opens("/decisions").sees("Chưa có hồ sơ nào chờ");
    chair.opens("/dossiers/" + id + "/decision").fills("Số quyết định", "18/QĐ-UBND")
        .fills("Lý do (bắt buộc", "hỗ trợ một phần").presses("Để làm cùng lúc").sees("18/QĐ-UBND").isSound("decisions");
    chair.presses("Ký 1 hồ sơ đã chọn").sees("đã xong").sees("Chưa có hồ sơ nào chờ");
    LiveDossier.soon(() -> grantState(id), "OPEN");
  }

  @Test
  void what_the_register_holds_is_shown_to_who_judges_by_it_and_who_has_looked_is_told() {
    var id = assessed();

    office.as("division-1").opens("/dossiers/" + id + "/decision").follows("Xem dữ liệu dân cư").sees("Bùi Thị Đào")
        .sees("Lần xem này đã được ghi lại").isSound("register");
    office.as("supervisor-1").opens("/dossiers/" + id + "/looks").sees("dữ liệu dân cư").sees("thẩm định")
        .isSound("looks");
    office.as(WARD).opens("/dossiers/" + id + "/register", 403);
  }

  @Test
  void an_officer_reads_what_presses() {
    for (var officer : new String[]{"division-2", "chair-2", "payment-2"}) {
      office.as(officer).opens("/notifications").sees("Thông báo").isSound("notices-" + officer);
    }
    office.as(WARD).opens("/notifications").sees("Quá hạn từ").isSound("notices").presses("Đánh dấu đã đọc")
        .sees("0 chưa đọc").sees("đã đọc");
  }

  /** Accepted, at the division, and answered by the rules. */
  private String assessed() {
    var id = UUID.randomUUID().toString();
    var kip = office.kip();
    assertThat(kip.post(WARD, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);
    assertThat(kip.post(WARD, "intake", "/dossiers/" + id + "/acceptance", Map.of()).status()).isEqualTo(200);
    assertThat(kip.post(WARD, "intake", "/dossiers/" + id + "/forwarding", Map.of("to", "appraise")).status())
        .isEqualTo(200);
    LiveDossier.soon(() -> kip.get("division-1", "eligibility", "/dossiers/" + id).body().path("assessment")
        .path("status").asString(""), "ELIGIBLE");
    return id;
  }

  private String grantState(String id) {
    return office.kip().get("payment-1", "payment", "/grants/" + id).body().path("state").asString("");
  }
}
