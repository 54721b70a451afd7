package vn.kip.intake.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import vn.kip.service.RefusedException;

class ListFileTest {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv");

  @Test
  void a_csv_file_is_read_with_either_separator_and_with_a_byte_order_mark() {
    assertThat(read("id,insured\n045,Có\n").rows()).containsExactly(List.of("045", "Có"));
    assertThat(read("\uFEFFid;insured\r\n045;Có\r\n").header()).containsExactly("id", "insured");
    assertThat(read("id,name\n045,\"Lê, Hoa\"\n").rows()).containsExactly(List.of("045", "Lê, Hoa"));
  }

  @Test
  void an_xlsx_file_is_known_by_its_content_and_its_dates_are_dates() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Danh sách");
      sheet.value(0, 0, "id");
      sheet.value(0, 1, "from");
      sheet.value(0, 2, "childrenUnder6");
      sheet.value(1, 0, "045190000001");
      sheet.value(1, 1, LocalDate.of(2021, 8, 2));
      sheet.style(1, 1).format("dd/mm/yyyy").set();
      sheet.value(1, 2, 2);
    }

    var table = ListFile.read(MediaType.APPLICATION_OCTET_STREAM, bytes.toByteArray());

    assertThat(table.header()).containsExactly("id", "from", "childrenUnder6");
    assertThat(table.rows()).containsExactly(List.of("045190000001", "2021-08-02", "2"));
  }

  @Test
  void what_is_broken_or_empty_is_refused_with_the_reason() {
    refused("".getBytes(StandardCharsets.UTF_8));
    refused("PK and nothing more".getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(byte[] content) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ListFile.read(CSV, content))
        .satisfies(refused -> assertThat(refused.refusal().key()).isEqualTo("list.unreadable"));
  }

  private static ListFile.Table read(String text) {
    return ListFile.read(CSV, text.getBytes(StandardCharsets.UTF_8));
  }
}
