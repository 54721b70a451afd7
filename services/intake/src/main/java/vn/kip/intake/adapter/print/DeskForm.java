package vn.kip.intake.adapter.print;

import java.util.Arrays;
import java.util.Optional;

/** Forms that the desk gives to a citizen (Circular 01/2018 art. 9). */
public enum DeskForm {
  SLIP("01", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "TNHS", "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ"),
  SUPPLEMENT("02", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "HDHS", "",
      "NGƯỜI HƯỚNG DẪN"),
  REFUSAL("03", "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "TCHS", "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ"),
  APOLOGY("04", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "PXL", "",
      "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ");

  private final String number;
  private final String title;
  private final String register;
  private final String left;
  private final String right;

  DeskForm(String number, String title, String register, String left, String right) {
    this.number = number;
    this.title = title;
    this.register = register;
    this.left = left;
    this.right = right;
  }

  public static Optional<DeskForm> of(String number) {
    return Arrays.stream(values()).filter(form -> form.number.equals(number)).findFirst();
  }

  public String number() {
    return number;
  }

  public String title() {
    return title;
  }

  /** Behind the number of the paper. */
  public String register() {
    return register;
  }

  /** Who signs on the left; blank for nobody. */
  public String left() {
    return left;
  }

  public String right() {
    return right;
  }
}
