package vn.kip.intake.adapter.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.kip.casefile.CaseFile;
import vn.kip.events.CaseEvent;
import vn.kip.events.CaseRecord;
import vn.kip.events.DossierId;
import vn.kip.events.DueReceipt;
import vn.kip.events.IntakeEvent;
import vn.kip.events.OfficerId;
import vn.kip.events.Producer;
import vn.kip.programmes.Catalogue;
import vn.kip.service.Office;

/** What a citizen is given on paper. */
class DeskFormsTest {

  private static final DossierId ID = new DossierId("476e4f98-56d4-3053-9bda-c78371d93437");
  private static final String CODE = "000.18.25.H50-220301-0001";
  private static final String LOOKUP = "https://kip.example.vn/public/lookup";

  private final DeskForms forms = new DeskForms(Catalogue.of(""),
      new Office("UBND thành phố Đông Hà", "People's Committee", "000.18.25.H50",
          List.of(new Office.Ward("19333", "Phường 1"))),
      new FormSettings("Đông Hà", LOOKUP, "a secret"));
  private final List<CaseRecord> history = new ArrayList<>();

  DeskFormsTest() {
    happened("2022-03-01T01:12:00Z", new IntakeEvent.DossierSubmitted("SOC_MONTHLY", "19333", IntakeEvent.Channel.DESK,
        new IntakeEvent.Applicant("Bùi Thị <Đào>", "045172302395", "1972-12-19", IntakeEvent.Sex.F), Map.of(),
        List.of(new IntakeEvent.Paper("identity", IntakeEvent.Paper.Handling.SHOWN, null))));
  }

  @Test
  void the_slip_carries_the_promise_the_papers_and_a_qr_code_to_ask_by() throws IOException {
    accepted();

    assertThat(text(DeskForm.SLIP)).contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND Phường 1", CODE + "/TNHS",
        "Bùi Thị <Đào>", "22 ngày làm việc", "08 giờ 12 phút, ngày 01/03/2022", "17 giờ 00 phút, ngày 31/03/2022",
        "Căn cước công dân", "xuất trình để đối chiếu");
  }

  @Test
  void a_date_that_rests_on_a_year_not_wholly_announced_is_marked() throws IOException {
    happened("2026-11-28T01:12:00Z", new IntakeEvent.DossierAccepted(CODE, "SOC_MONTHLY@2020-01-01", new DueReceipt(
        "vn-2026.1+vn-2027-provisional", LocalDate.of(2026, 11, 28), LocalDate.of(2027, 1, 4), null, List.of())));

    assertThat(text(DeskForm.SLIP)).contains("ngày 04/01/2027", "tạm tính: lịch nghỉ chưa công bố đủ");
  }

  @Test
  void a_date_that_cannot_be_counted_yet_is_not_said_to_have_no_limit() throws IOException {
    happened("2026-11-28T01:12:00Z", new IntakeEvent.DossierAccepted(CODE, "SOC_MONTHLY@2020-01-01", null));

    assertThat(text(DeskForm.SLIP)).contains("22 ngày làm việc", "chưa tính được: lịch nghỉ của năm tới chưa công bố")
        .doesNotContain("không có thời hạn luật định");
  }

  @Test
  void a_camera_reads_the_address_out_of_the_qr_code() throws ReaderException {
    var image = QrCode.image(LOOKUP + "?code=" + CODE);
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);

    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
        .isEqualTo(LOOKUP + "?code=" + CODE);
  }

  @Test
  void a_request_a_refusal_and_an_apology_say_their_reason() throws IOException {
    happened("2022-03-01T02:00:00Z", new IntakeEvent.SupplementRequested(List.of("declaration"), "Chưa ký tên", null));
    assertThat(text(DeskForm.SUPPLEMENT)).contains("Tờ khai theo mẫu số 1", "Chưa ký tên", "NGƯỜI HƯỚNG DẪN");
    happened("2022-03-01T03:00:00Z", new IntakeEvent.DossierRefusedAtDesk("Không thuộc thẩm quyền"));
    assertThat(text(DeskForm.REFUSAL)).contains("PHIẾU TỪ CHỐI TIẾP NHẬN", "Không thuộc thẩm quyền");
    accepted();
    happened("2022-03-30T03:00:00Z", new IntakeEvent.ApologySent(LocalDate.of(2022, 4, 5), "Chờ xác minh"));
    assertThat(text(DeskForm.APOLOGY)).contains("xin lỗi", "31/03/2022", "05/04/2022", "Chờ xác minh");
  }

  @Test
  void a_form_that_nothing_has_given_rise_to_is_not_there() {
    assertThat(forms.of(DeskForm.SLIP, file())).isEmpty();
    assertThat(forms.of(DeskForm.APOLOGY, file())).isEmpty();
  }

  private void accepted() {
    happened("2022-03-01T01:12:00Z", new IntakeEvent.DossierAccepted(CODE, "SOC_MONTHLY@2020-01-01",
        new DueReceipt("vn-2022.1", LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 31), null, List.of())));
  }

  private void happened(String at, CaseEvent event) {
    var moment = Instant.parse(at);
    history.add(new CaseRecord(ID, Producer.INTAKE, history.size() + 1, moment, moment, new OfficerId("ward-19333-1"),
        null, null, event));
  }

  private CaseFile file() {
    return CaseFile.empty(ID, Producer.INTAKE).withHistory(history);
  }

  private String text(DeskForm form) throws IOException {
    var pdf = DeskFormPdf.of(forms.of(form, file()).orElseThrow());
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
