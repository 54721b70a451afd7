package vn.kip.portal.adapter.web;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.kip.office.Role;
import vn.kip.portal.adapter.services.DeadLetterClient;
import vn.kip.portal.adapter.services.ServiceRefusal;
import vn.kip.portal.domain.NavEntry;

/** Records that a service could not take in: what a replay would do, proposed by one and released by a second one. */
@Controller
@RequestMapping(DeadLettersController.PATH)
@PreAuthorize("hasRole('SUPERVISOR')")
class DeadLettersController {

  static final String PATH = "/supervisor/dead-letters";

  private static final int ORDER = 13;

  private final DeadLetterClient client;
  private final Format format;

  DeadLettersController(DeadLetterClient client, Format format) {
    this.client = client;
    this.format = format;
  }

  @Configuration(proxyBeanMethods = false)
  static class DeadLetterNavigation {

    @Bean
    NavEntry deadLetters() {
      return new NavEntry("nav.dead-letters", PATH, ORDER, EnumSet.of(Role.SUPERVISOR));
    }
  }

  /** One service's letters, or that it does not answer. */
  record OfService(String service, Part<List<Row>> letters) {}

  /** @param key of the command that the row's form sends */
  record Row(DeadLetterClient.Letter letter, UUID key) {}

  /** @param letter with {@code service}: the one whose effect is shown; null for none */
  @GetMapping
  ModelAndView list(@RequestParam @Nullable String service, @RequestParam @Nullable String letter) {
    var page = page();
    if (service != null && letter != null) {
      page.addObject("previewed", letter);
      page.addObject("preview", client.preview(service, letter));
    }
    return page;
  }

  @PostMapping("/proposal")
  ModelAndView propose(@RequestParam String service, @RequestParam String letter, @RequestParam UUID key,
      RedirectAttributes next) {
    try {
      client.propose(service, letter, key);
    } catch (ServiceRefusal refusal) {
      return refused(refusal);
    }
    next.addFlashAttribute("done", format.text("sup.dl.was-proposed"));
    return new ModelAndView("redirect:" + PATH);
  }

  @PostMapping("/release")
  ModelAndView release(@RequestParam String service, @RequestParam String letter, @RequestParam UUID key,
      RedirectAttributes next) {
    try {
      var released = client.release(service, letter, key);
      next.addFlashAttribute("done", format.text("sup.dl.released", released.takenIn(), released.remaining()));
    } catch (ServiceRefusal refusal) {
      return refused(refusal);
    }
    return new ModelAndView("redirect:" + PATH);
  }

  private ModelAndView refused(ServiceRefusal refusal) {
    var page = page();
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    page.addObject("refused", refusal);
    return page;
  }

  private ModelAndView page() {
    var page = new ModelAndView("supervisor-dead-letters");
    page.addObject("services", client.services().stream()
        .map(service -> new OfService(service,
            Part.of(() -> client.letters(service).stream().map(letter -> new Row(letter, UUID.randomUUID())).toList())))
        .toList());
    return page;
  }
}
