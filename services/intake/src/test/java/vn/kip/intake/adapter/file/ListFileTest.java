package vn.kip.intake.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    var table = ListFile.read(MediaType.APPLICATION_OCTET_STREAM, bytes.toByteArray(), 10);

    assertThat(table.header()).containsExactly("id", "from", "childrenUnder6");
    assertThat(table.rows()).containsExactly(List.of("045190000001", "2021-08-02", "2"));
  }

  @Test
  void what_is_broken_or_empty_is_refused_with_the_reason() {
    refused("".getBytes(StandardCharsets.UTF_8));
    refused("PK and nothing more".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void no_more_is_read_than_shows_that_a_list_is_too_long() throws IOException {
    var csv = "id\n" + "045190000001\n".repeat(1_000);
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Danh sách");
      for (int row = 0; row <= 1_000; row++) {
        sheet.value(row, 0, "045190000001");
      }
    }

    assertThat(read(csv).rows()).hasSize(11);
    assertThat(ListFile.read(MediaType.APPLICATION_OCTET_STREAM, bytes.toByteArray(), 10).rows()).hasSize(11);
  }

  @Test
  void one_long_text_that_all_cells_share_is_refused_before_it_is_copied() throws IOException {
    refused(workbook(" ".repeat(1_000_000) + "x", "<row>" + "<c t='s'><v>0</v></c>".repeat(100) + "</row>", 10_000));
    refused(workbook("x".repeat(2_000), "<row>" + "<c t='s'><v>0</v></c>".repeat(100) + "</row>", 1_000));
  }

  @Test
  void a_cell_at_a_place_no_workbook_has_is_refused_before_its_row_is_made() throws IOException {
    refused(workbook("x", "<row><c r='ZZZZZZ1' t='s'><v>0</v></c></row>", 1));
    refused(workbook("x", "<row><c r='A1' t='n' s='0'><v>1E</v></c></row>", 1));
  }

  /** Fewer bytes than a letter, and what Excel would read from it. */
  private static byte[] workbook(String text, String row, int times) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      part(zip, "[Content_Types].xml", """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
          <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
          </Types>""");
      part(zip, "xl/workbook.xml", """
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
           xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
      part(zip, "xl/_rels/workbook.xml.rels", """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
           Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
           Target="worksheets/sheet1.xml"/></Relationships>""");
      part(zip, "xl/sharedStrings.xml",
          "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t xml:space='preserve'>" + text
              + "</t></si></sst>");
      part(zip, "xl/worksheets/sheet1.xml",
          "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
              + row.repeat(times) + "</sheetData></worksheet>");
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_cell_far_to_the_right_makes_no_row_of_thousands() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      workbook.newWorksheet("Danh sách").value(0, 16_383, "XFD");
    }

    assertThat(ListFile.read(MediaType.APPLICATION_OCTET_STREAM, bytes.toByteArray(), 10).header()).hasSize(100);
  }

  @Test
  void a_file_that_unzips_to_a_hundred_times_its_size_is_refused_before_it_is_read() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      var megabyte = new byte[1024 * 1024];
      for (int i = 0; i < 65; i++) {
        zip.write(megabyte);
      }
    }

    assertThat(bytes.size()).isLessThan(1024 * 1024);
    refused(bytes.toByteArray());
  }

  private static void refused(byte[] content) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ListFile.read(CSV, content, 10_000))
        .satisfies(refused -> assertThat(refused.refusal().key()).isEqualTo("list.unreadable"));
  }

  private static ListFile.Table read(String text) {
    return ListFile.read(CSV, text.getBytes(StandardCharsets.UTF_8), 10);
  }
}
