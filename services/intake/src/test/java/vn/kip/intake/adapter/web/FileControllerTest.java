package vn.kip.intake.adapter.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.kip.casefile.test.MemoryCaseFiles;
import vn.kip.discretion.Discretion;
import vn.kip.events.DossierId;
import vn.kip.events.OfficerId;
import vn.kip.intake.application.DossierList;
import vn.kip.intake.application.PaperDesk;
import vn.kip.intake.application.PaperScanner.Verdict;
import vn.kip.intake.application.StoredFiles;
import vn.kip.office.Officer;
import vn.kip.office.Role;
import vn.kip.programmes.Catalogue;
import vn.kip.service.CurrentOfficer;

class FileControllerTest {

  @Test
  void a_paper_is_handed_out_as_it_was_sent_and_never_opened_by_the_browser() throws Exception {
    var http = MockMvcBuilders
        .standaloneSetup(new FileController(new PaperDesk(new OnePaper(), _ -> new Verdict.Clean()), new OnePaper(),
            new MemoryCaseFiles(DossierList.VIEW), new Appraiser(), () -> Instant.EPOCH,
            new Shown(new Discretion(Catalogue.bundled()), new MemoryLooks(), new Appraiser())))
        .build();

    http.perform(get("/dossiers/dossier-1/files/f-1")).andExpect(status().isOk())
        .andExpect(content().bytes(OnePaper.CONTENT)).andExpect(header().string("Content-Type", "image/png"))
        .andExpect(header().longValue("Content-Length", OnePaper.CONTENT.length))
        .andExpect(header().string("Content-Disposition", "attachment"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"));
  }

  private static final class OnePaper implements StoredFiles {

    private static final byte[] CONTENT = {1, 2, 3};

    @Override
    public String store(DossierId dossier, SentFile file, OfficerId by, Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long count(DossierId dossier) {
      return 1;
    }

    @Override
    public Optional<OpenFile> find(DossierId dossier, String id) {
      return Optional.of(new OpenFile("a.png", "image/png", CONTENT.length, new ByteArrayInputStream(CONTENT)));
    }
  }

  private static final class Appraiser extends CurrentOfficer {

    @Override
    public Officer get() {
      return new Officer(new OfficerId("appraiser-1"), Set.of(Role.APPRAISER), null);
    }
  }
}
