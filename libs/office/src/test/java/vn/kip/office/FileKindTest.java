package vn.kip.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a file is called proves nothing. */
class FileKindTest {

  @Test
  void a_scan_and_pictures_are_told_by_what_they_begin_with() {
    assertThat(FileKind.of("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8))).contains(FileKind.PDF);
    assertThat(FileKind.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0})).contains(FileKind.JPEG);
    assertThat(FileKind.of(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0})).contains(FileKind.PNG);
  }

  @Test
  void a_program_a_page_and_an_empty_file_are_none() {
    assertThat(FileKind.of(new byte[]{'M', 'Z', 0, 0, 0, 0, 0, 0, 0, 0})).isEmpty();
    assertThat(FileKind.of("<script>%PDF-".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(FileKind.of(new byte[0])).isEmpty();
  }
}
