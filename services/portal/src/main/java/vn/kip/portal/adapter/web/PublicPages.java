package vn.kip.portal.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Pages for whoever is not signed in. */
@Controller
class PublicPages {

  static final String SIGNED_OUT = "/public/signed-out";
  static final String SIGNING_OUT = "/public/signing-out";
  static final String SIGN_IN_FAILED = "/public/sign-in-failed";

  static final String TOO_LARGE = "/public/too-large";

  private final OidcSettings oidc;
  private final long megabytes;

  PublicPages(OidcSettings oidc, @Value("${kip.portal.file-limit}") DataSize fileLimit) {
    this.oidc = oidc;
    megabytes = fileLimit.toMegabytes();
  }

  /** What {@link Doorway} has not let in. */
  @GetMapping(TOO_LARGE)
  String tooLarge(Model model, HttpServletResponse answer) {
    answer.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
    model.addAttribute("megabytes", megabytes);
    return "too-large";
  }

  /** What the provider is asked to end. */
  record EndOfSession(String at, String idToken, String client, String back) {}

  /** @param idToken handed on by {@link SignOut}; who asks for the page by themselves has none, and nothing to end */
  @RequestMapping(path = SIGNING_OUT, method = {RequestMethod.POST, RequestMethod.GET})
  String signingOut(HttpServletRequest request, Model model,
      @RequestAttribute(name = SignOut.ID_TOKEN, required = false) @Nullable String idToken) {
    if (idToken == null) {
      return "redirect:" + SIGNED_OUT;
    }
    var back = ServletUriComponentsBuilder.fromContextPath(request).path(SIGNED_OUT).toUriString();
    model.addAttribute("end", new EndOfSession(oidc.endSessionUri(), idToken, oidc.clientId(), back));
    return "signing-out";
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
