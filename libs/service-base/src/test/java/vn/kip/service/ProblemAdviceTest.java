package vn.kip.service;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.UnstorableFileException;
import vn.kip.events.DossierId;

class ProblemAdviceTest {

  private final MockMvc http = MockMvcBuilders.standaloneSetup(new Pages())
      .setControllerAdvice(
          new ProblemAdvice(new Problems(new ServiceBase().refusalTexts(), Nobody.known()), Nobody.wardsFirst()))
      .build();

  @Test
  void a_page_before_the_first_is_refused_by_its_name() throws Exception {
    http.perform(get("/pages?page=-1")).andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errorKey").value("request.invalid")).andExpect(jsonPath("$.field").value("page"));
  }

  @Test
  void only_a_store_that_is_away_is_worth_asking_again() throws Exception {
    http.perform(get("/pages?page=1")).andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.errorKey").value("store.unavailable"));
    http.perform(get("/pages?page=2")).andExpect(status().isInternalServerError())
        .andExpect(jsonPath("$.errorKey").value("service.unexpected"));
  }

  @Test
  void a_mapped_store_that_is_away_is_told_from_one_that_makes_no_sense() throws Exception {
    for (int away = 3; away <= 6; away++) {
      http.perform(get("/pages?page=" + away)).andExpect(status().isServiceUnavailable());
    }
    http.perform(get("/pages?page=7")).andExpect(status().isInternalServerError());
  }

  @Test
  void who_would_make_a_dossier_too_large_is_told_so() throws Exception {
    http.perform(get("/pages?page=8")).andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errorKey").value("dossier.too-large")).andExpect(jsonPath("$.field").value("dossier"));
  }

  @RestController
  static class Pages {

    private static final ServerAddress HERE = new ServerAddress("127.0.0.1", 1);

    @GetMapping("/pages")
    String page(@RequestParam @PositiveOrZero int page) {
      throw switch (page) {
        case 1 -> new MongoTimeoutException("nobody answers");
        case 2 -> new MongoException("that makes no sense");
        case 3 -> mapped(new MongoTimeoutException("nobody answers"));
        case 4 -> mapped(new MongoServerUnavailableException("closing"));
        case 5 -> mapped(new MongoNotPrimaryException(new BsonDocument("code", new BsonInt32(10107)), HERE));
        case 6 -> mapped(new MongoNodeIsRecoveringException(new BsonDocument("code", new BsonInt32(13436)), HERE));
        case 8 -> UnstorableFileException.tooLarge(new DossierId("dossier-1"), new IllegalStateException());
        default -> mapped(new MongoException("that makes no sense"));
      };
    }

    private static RuntimeException mapped(MongoException e) {
      return Objects.requireNonNull(new MongoExceptionTranslator().translateExceptionIfPossible(e));
    }
  }
}
