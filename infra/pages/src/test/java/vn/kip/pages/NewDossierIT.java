package vn.kip.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.kip.e2e.Kip;
import vn.kip.e2e.LiveDossier;

/** A new dossier at the ward desk, from the first letter typed to the slip, and what the citizen then reads at home. */
@ExtendWith(Office.Opened.class)
class NewDossierIT {

  private static final String OFFICER = "ward-19333-2";
  private static final Pattern CODE = Pattern.compile("000\\.18\\.25\\.H50-[0-9]{6}-[0-9]{4}");

  private final Office office;

  NewDossierIT(Office office) {
    this.office = office;
  }

  @Test
  void a_draft_outlives_its_browser_and_becomes_a_dossier_with_a_slip() {
    var draft = draftOfAClosedBrowser();
    var officer = office.as(OFFICER).opens("/ward/new").sees("Nguyễn Văn Thọ Em").isSound("new").opens(draft);
    officer.presses("Tiếp tục").sees("Hãy ghi ngày sinh");
    officer.fills("Số căn cước", "045041000127").fills("Ngày sinh", "12/05/1941");
    officer.page().locator("#sex").selectOption("M");
    officer.presses("Lưu và đối chiếu").sees("Đối chiếu số căn cước").isSound("new-person");
    officer.presses("Tiếp tục").sees("Diện hộ").isSound("new-facts");
    officer.presses("Tiếp tục").isSound("new-papers").presses("Tiếp tục").sees("còn thiếu");
    handsIn(officer);
    officer.presses("Tiếp tục").sees("Hạn nếu tiếp nhận bây giờ").isSound("new-due");
    officer.presses("Tiếp nhận và in phiếu hẹn").sees("Đã tiếp nhận.").sees("Mẫu 01").isSound("new-accepted");

    var code = CODE.matcher(officer.page().locator("main").innerText());
    assertThat(code.find()).isTrue();
    for (var form : new String[]{"Mẫu 01", "Mẫu 05"}) {
      LiveDossier.soon(() -> mediaType(officer, form), "application/pdf");
    }
    officer.follows("Yêu cầu bổ sung");
    officer.page().locator("input[name=papers]").first().check();
    officer.fills("Lý do", "Tờ khai chưa ký").presses("Yêu cầu bổ sung").sees("Đã gửi yêu cầu bổ sung.");
    assertThat(mediaType(officer, "Mẫu 02")).isEqualTo("application/pdf");
    LiveDossier.soon(() -> asks(code.group()), "asks");
  }

  @Test
  void a_program_renamed_to_pdf_is_refused_at_its_paper() {
    var officer = office.as("ward-19336-2").opens("/ward/new");
    officer.page().locator("#programme").selectOption("SOC_MONTHLY");
    officer.presses("Bắt đầu").page().locator("a[href$='/papers']").click();
    officer.page().locator("input[type=file]").first().setInputFiles(
        new FilePayload("to-khai.pdf", "application/pdf", "MZ not a paper".getBytes(StandardCharsets.UTF_8)));
    officer.presses("Lưu").sees("Tệp to-khai.pdf không phải PDF, JPEG hay PNG").isSoundAt("new-refused-file", 422);
  }

  private String draftOfAClosedBrowser() {
    try (var before = office.nobody()) {
      before.opens("/ward/new").signsIn(OFFICER);
      before.page().locator("#programme").selectOption("SOC_MONTHLY");
      before.presses("Bắt đầu");
      before.page().waitForResponse(answer -> answer.request().method().equals("POST") && answer.ok(),
          () -> before.fills("Họ và tên", "Nguyễn Văn Thọ Em"));
      before.sees("Đã lưu nháp lúc");
      return before.path();
    }
  }

  private static void handsIn(Walk officer) {
    for (Locator paper : officer.page().locator("select[id^='paper/']").all()) {
      officer.page().waitForResponse(answer -> answer.request().method().equals("POST") && answer.ok(),
          () -> paper.selectOption("yes"));
    }
    officer.page().locator("input[type=file]").first().setInputFiles(new FilePayload("to-khai.pdf", "application/pdf",
        "%PDF-1.7 a scan".getBytes(StandardCharsets.UTF_8)));
    officer.presses("Lưu").sees("to-khai.pdf");
  }

  private static String mediaType(Walk officer, String form) {
    return officer.page().request()
        .get(Kip.url("portal") + officer.page().getByText(form).first().getAttribute("href")).headers()
        .getOrDefault("content-type", "");
  }

  private String asks(String code) {
    try (var citizen = office.nobody()) {
      citizen.opens("/public/lookup?code=" + code + "&digits=0127");
      var page = citizen.page().content();
      assertThat(page).doesNotContain("Thọ");
      return page.contains("Còn thiếu 1 giấy tờ") ? "asks" : "";
    }
  }
}
