package vn.kip.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month's run in the browser: prepared by one officer, released by another, with what waits and why. */
@ExtendWith(Office.Opened.class)
class RunPagesIT {

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
  private final YearMonth next = YearMonth.from(today).plusMonths(1);
  private final Office office;

  RunPagesIT(Office office) {
    this.office = office;
  }

  @Test
  void a_month_is_prepared_held_signed_and_released() {
    var recipients = List.of(recipient("Hồ Thị Mười", "045038000101"), recipient("Trần Văn Chín", "045038000102"),
        recipient("Lê Thị Tám", "045038000103"));
    var taken = office.kip().post("register-import", "payment", "/recipients", recipients);
    assertThat(taken.body().values()).allMatch(row -> row.path("outcome").asString().equals("RECORDED"));

    var prepares = office.as("payment-1").opens("/runs").sees("Danh sách chi trả hằng tháng").isSound("runs");
    prepares.presses("Lập danh sách").sees("3 người, 2.").isSound("run");
    prepares.presses("Phát hành").sees("người khác phải phát hành");

    var id = office.kip().get("payment-1", "payment", "/runs/" + next + "/lines").body().path("lines").path(0)
        .path("entry").path("dossier").asString();
    prepares.opens("/runs/grants/" + id).sees("Trước khi dùng Kịp đã chi đến tháng").isSound("run-grant");
    prepares.presses("Báo chết hoặc chuyển đi").sees("Hãy ghi ngày xảy ra.");
    prepares.fills("Ngày xảy ra", today.minusDays(1).toString()).presses("Báo chết hoặc chuyển đi")
        .sees("chờ quyết định").isSound("run-grant-reported");

    var releases = office.as("payment-2").opens("/runs/" + next);
    releases.presses("Phát hành").sees("Hãy lập lại");
    prepares.opens("/runs/" + next).presses("Lập lại").sees("Đang chờ: 1 khoản").isSound("run-held");

    var chair = office.as("chair-1").opens("/changes").sees("Thôi hưởng do chết").isSound("changes");
    chair.presses("Không ký").sees("Không ký thì phải ghi lý do.");
    chair.fills("Số quyết định", "31/QĐ-UBND").presses("Ký").sees("Không có thay đổi nào chờ ký");

    prepares.opens("/runs/" + next).presses("Lập lại");
    releases.opens("/runs/" + next).presses("Phát hành").soonSees("đã lập đủ lệnh chi").isSound("run-released");
    releases.opens("/changes", 403);
  }

  private Map<String, String> recipient(String name, String idNumber) {
    var row = new HashMap<String, String>();
    var columns = new ArrayList<>(List.of("programme", "SOC_MONTHLY", "name", name, "id_number", idNumber,
        "birth_date", "1938", "ward", "19333", "category", "K6", "coefficient", "1.5", "entitled_from",
        YearMonth.from(today).toString(), "decided_on", today.toString(), "decision_no", "1/QĐ-UBND", "paid_through",
        YearMonth.from(today).toString(), "method", "POST"));
    for (int i = 0; i < columns.size(); i += 2) {
      row.put(columns.get(i), columns.get(i + 1));
    }
    return row;
  }
}
