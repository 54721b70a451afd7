package vn.kip.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.kip.e2e.Kip;
import vn.kip.e2e.LiveDossier;

/** The ward's real work: from the list to acceptance, on to the division; and the citizen at home with a phone. */
@ExtendWith(Office.Opened.class)
class WardPagesIT {

  private static final String OFFICER = "ward-19336-1";

  private final Office office;

  WardPagesIT(Office office) {
    this.office = office;
  }

  @Test
  void a_dossier_is_taken_from_the_list_accepted_forwarded_and_looked_up() {
    var id = UUID.randomUUID().toString();
    assertThat(office.kip().post(OFFICER, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);
    LiveDossier.soon(() -> office.kip().get(OFFICER, "reporting", "/worklist?desk=WARD&size=200&urgency=NOT_ACCEPTED")
        .body().toString().contains(id) ? "listed" : "", "listed");
    var officer = office.as(OFFICER).opens("/ward").sees("Việc hôm nay").isSound("worklist");

    officer.page().locator("#tile-NOT_ACCEPTED").click();
    assertThat(officer.page().locator("#tile-NOT_ACCEPTED")).hasAttribute("aria-current", "true");
    assertThat(officer.path()).isEqualTo("/ward?urgency=NOT_ACCEPTED");
    officer.page().goBack();
    assertThat(
        officer.page().request().get(Kip.url("portal") + "/ward/book.pdf?from=2022-12-01&to=2022-12-31").headers())
        .containsEntry("content-type", "application/pdf");
    officer.page().keyboard().press("j");
    assertThat(officer.page().locator("#worklist tbody th a").first()).isFocused();
    assertThat(officer.page().locator("#tile-all")).hasAttribute("aria-current", "true");

    officer.page().locator("a[href='/dossiers/" + id + "/acceptance']").click();
    officer.sees("Hạn nếu tiếp nhận bây giờ").isSound("acceptance");
    officer.presses("Tiếp nhận").sees("Đã tiếp nhận.");
    var code = office.kip().get(OFFICER, "intake", "/dossiers/" + id).body().path("code").asString();

    officer.page().locator("a[href='/dossiers/" + id + "/forwarding']").click();
    officer.presses("Chuyển bước").sees("Chọn bước nhận hồ sơ.");
    officer.opens("/dossiers/" + id + "/forwarding").isSound("forwarding");
    officer.page().locator("input[value=appraise]").check();
    officer.presses("Chuyển bước").sees("Đã chuyển bước.");
    LiveDossier.soon(() -> office.kip().get("division-1", "reporting", "/worklist?desk=DIVISION&size=200").body()
        .toString().contains(id) ? "listed" : "", "listed");
    office.as("division-1").opens("/appraise").sees("Hồ sơ chờ thẩm định").isSound("appraise-list");

    try (var citizen = office.nobody().opens("/public/lookup")) {
      citizen.page().setViewportSize(390, 844);
      citizen.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Mã hồ sơ")).fill(code);
      citizen.presses("Xem").sees("Còn thiếu 4 số cuối").isSound("lookup-digits");
      citizen.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("4 số cuối"))
          .fill(lastDigits(id));
      citizen.presses("Xem").sees("Đang ở").sees("Không thiếu giấy tờ nào").isSound("lookup");
      citizen.opens("/public/lookup?code=1&digits=0000", 404).sees("Không tìm thấy");
      citizen.opens("/public/lookup?code=" + code + "&digits=0000", 404).sees("Không tìm thấy");
    }
  }

  @Test
  void each_form_of_the_desk_is_sound() {
    var id = UUID.randomUUID().toString();
    assertThat(office.kip().post(OFFICER, "intake", "/dossiers", LiveDossier.funeral(id)).status()).isEqualTo(201);
    var officer = office.as(OFFICER);
    for (var form : new String[]{"supplement-requests", "refusal", "withdrawal", "apology"}) {
      officer.opens("/dossiers/" + id + "/" + form).isSound("desk-" + form);
    }
    officer.opens("/dossiers/" + id + "/supplement-requests").presses("Yêu cầu bổ sung")
        .sees("Chọn ít nhất một giấy tờ còn thiếu.");
    office.as("ward-19333-1").opens("/dossiers/" + id + "/acceptance", 403).sees("bạn phụ trách phường khác");
  }

  private String lastDigits(String id) {
    var number = office.kip().get(OFFICER, "intake", "/dossiers/" + id).body().path("applicant").path("identityNumber")
        .asString();
    return number.substring(number.length() - 4);
  }
}
