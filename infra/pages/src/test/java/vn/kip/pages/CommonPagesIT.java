package vn.kip.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every officer can do: sign in, find a dossier, read it, sign out. */
@ExtendWith(Office.Opened.class)
class CommonPagesIT {

  private static final String SESSION = "KIP_PORTAL";
  private static final int MOST_BYTES = 300_000;

  private final Office office;

  CommonPagesIT(Office office) {
    this.office = office;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ward-19336-1", "division-1", "chair-1", "payment-1", "supervisor-1", "auditor-1"})
  void every_officer_finds_a_dossier_and_reads_it(String officer) {
    office.as(officer).opens("/dossiers?q=nguyen").sees("Tra cứu hồ sơ").isSound("search-" + officer);
    var walk = office.as(officer);
    walk.page().locator("tbody th a").first().click();
    walk.sees("Diễn biến").sees("Hạn chính thức").isSound("dossier-" + officer);
  }

  @Test
  void a_dossier_of_another_ward_names_the_rule() {
    var theirs = office.as("ward-19336-1").opens("/dossiers?q=nguyen");
    theirs.page().locator("tbody th a").first().click();
    office.as("ward-19333-1").opens(theirs.path(), 403).sees("bạn phụ trách phường khác").isSoundAt("other-ward", 403);
  }

  @Test
  void the_first_page_is_light() {
    try (var somebody = office.nobody()) {
      somebody.opens("/").signsIn("chair-2");
      var bytes = somebody.page().evaluate("""
          [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
            .filter(entry => !entry.name.endsWith(".woff2")).reduce((sum, entry) => sum + entry.transferSize, 0)""");
      assertThat(((Number) bytes).intValue()).isPositive().isLessThan(MOST_BYTES);
    }
  }

  @Test
  void an_unknown_page_says_so() {
    office.as("chair-1").opens("/nowhere", 404).sees("Không có trang hay hồ sơ này").isSoundAt("unknown", 404);
  }

  @Test
  void signing_in_leads_back_to_the_page_and_signing_out_ends_it() {
    var somebody = office.nobody().opens("/dossiers?q=nguyen");
    var before = somebody.cookie(SESSION);
    somebody.signsIn("division-2");
    assertThat(somebody.cookie(SESSION)).as("a session known before signing in is worth nothing after it")
        .isNotNull().isNotEqualTo(before);
    assertThat(somebody.path()).startsWith("/dossiers?q=nguyen");
    somebody.presses("Đăng xuất").sees("Đã đăng xuất").isSound("signed-out");
    somebody.opens("/dossiers").sees("Nơi xác thực thử");
    somebody.close();
  }
}
