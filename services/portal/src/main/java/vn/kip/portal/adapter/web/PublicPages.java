package vn.kip.portal.adapter.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages for whoever is not signed in. */
@Controller
class PublicPages {

  static final String SIGNED_OUT = "/public/signed-out";
  static final String SIGN_IN_FAILED = "/public/sign-in-failed";

  @GetMapping(SIGNED_OUT)
  String signedOut() {
    return "signed-out";
  }

  @GetMapping(SIGN_IN_FAILED)
  String signInFailed() {
    return "sign-in-failed";
  }
}
