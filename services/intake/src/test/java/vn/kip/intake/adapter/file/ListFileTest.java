package vn.kip.intake.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
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
    var row = "<row>" + "<c t='s'><v>0</v></c>".repeat(100) + "</row>";
    assertThat(ListFile.read(CSV, workbook("x", row, 2), 10).rows()).as("an ordinary one").hasSize(1);

    refused(workbook(" ".repeat(1_000_000) + "x", row, 10_000), "a cell of more than 2000 characters");
    refused(workbook("x".repeat(2_000), row, 10_000), "cells of more than 8388608 characters together");
  }

  @Test
  void a_cell_at_a_place_no_workbook_has_is_refused_before_its_row_is_made() throws IOException {
    refused(workbook("x", "<row><c r='ZZZZZZ1' t='s'><v>0</v></c></row>", 1), "a cell at no place of a workbook");
    refused(workbook("x", "<row>" + "<c/>".repeat(1_001) + "</row>", 1_000), "more than 1000000 cells");
  }

  /** A workbook as Excel writes it, with another sheet and one text for all cells that name it. */
  private static byte[] workbook(String text, String row, int times) throws IOException {
    var whole = new ByteArrayOutputStream();
    try (var workbook = new Workbook(whole, "test", "1.0")) {
      workbook.newWorksheet("Danh sách").value(0, 0, "id");
    }
    var bytes = new ByteArrayOutputStream();
    try (
        var from = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(whole.toByteArray())).get();
        var zip = new ZipOutputStream(bytes)) {
      for (var entry : Collections.list(from.getEntries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(switch (entry.getName()) {
          case "xl/sharedStrings.xml" -> xml("sst", "<si><t xml:space='preserve'>" + text + "</t></si>");
          case "xl/worksheets/sheet1.xml" -> xml("worksheet", "<sheetData>" + row.repeat(times) + "</sheetData>");
          default -> from.getInputStream(entry).readAllBytes();
        });
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] xml(String root, String content) {
    return ("<" + root + " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>" + content + "</" + root
        + ">").getBytes(StandardCharsets.UTF_8);
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

  private static void refused(byte[] content, String reason) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ListFile.read(CSV, content, 10_000))
        .satisfies(refused -> assertThat(refused.refusal().parameters()).containsEntry("reason", reason));
  }

  private static void refused(byte[] content) {
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> ListFile.read(CSV, content, 10_000))
        .satisfies(refused -> assertThat(refused.refusal().key()).isEqualTo("list.unreadable"));
  }

  private static ListFile.Table read(String text) {
    return ListFile.read(CSV, text.getBytes(StandardCharsets.UTF_8), 10);
  }
}
