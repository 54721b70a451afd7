package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages for whoever is not signed in. */
@Controller
class PublicPages {

  static final String SIGNED_OUT = "/public/signed-out";
  static final String SIGN_IN_FAILED = "/public/sign-in-failed";

  static final String TOO_LARGE = "/public/too-large";

  private final long megabytes;

  PublicPages(@Value("${kip.portal.file-limit}") DataSize fileLimit) {
    megabytes = fileLimit.toMegabytes();
  }

  /** What {@link Doorway} has not let in. */
  @GetMapping(TOO_LARGE)
  String tooLarge(Model model, HttpServletResponse answer) {
    answer.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
    model.addAttribute("megabytes", megabytes);
    return "too-large";
  }

  @GetMapping(SIGNED_OUT)
  String signedOut() {
    return "signed-out";
  }

  @GetMapping(SIGN_IN_FAILED)
  String signInFailed() {
    return "sign-in-failed";
  }
}
