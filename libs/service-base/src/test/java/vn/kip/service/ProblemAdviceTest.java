package vn.kip.service;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import jakarta.validation.constraints.PositiveOrZero;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {

  private final MockMvc http = MockMvcBuilders.standaloneSetup(new Pages())
      .setControllerAdvice(new ProblemAdvice(new Problems(new ServiceBase().refusalTexts()))).build();

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

  @RestController
  static class Pages {

    @GetMapping("/pages")
    String page(@RequestParam @PositiveOrZero int page) {
      throw page == 1 ? new MongoTimeoutException("nobody answers") : new MongoException("that makes no sense");
    }
  }
}
