package vn.kip.reporting.adapter.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kip.programmes.Names;

/** Form 05 names agencies and stages as people do, in both languages. */
class ControlSlipPrintTest {

  /** What the page shows of a dossier. */
  public record Slip(String code, String applicantName, LocalDate due, List<Hop> hops) {}

  public record Hop(Names actorName, List<Names> coverNames, String receivedFrom, Instant started, LocalDate due,
      @Nullable Instant ended, @Nullable String endedBy, @Nullable String result) {}

  @Test
  void the_slip_names_every_stage_of_a_hop_in_both_languages() throws IOException {
    var started = Instant.parse("2022-03-01T01:00:00Z");
    var due = LocalDate.of(2022, 3, 8);
    var hop = new Hop(new Names("UBND phường", "ward People's Committee"),
        List.of(new Names("Xem xét tại cơ sở", "examination"), new Names("Chuyển hồ sơ", "sending on")), "ward-1",
        started, due, null, null, null);
    var values = Map.<String, Object>of("slip", new Slip("000.18.25.H50-220301-0001", "Bùi Thị Đào", due, List.of(hop)),
        "programme", "Trợ cấp xã hội hằng tháng", "ward", "Phường 1");

    try (var document = Loader.loadPDF(ControlSlipPdf.of(values, Form06PrintTest.COVER.head(), started))) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " ")).contains("UBND phường",
          "ward People's Committee", "Bước: Xem xét tại cơ sở (examination)", "Bước: Chuyển hồ sơ (sending on)");
    }
  }
}
