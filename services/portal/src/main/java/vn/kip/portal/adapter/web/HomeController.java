package vn.kip.portal.adapter.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: each role's first page. */
@Controller
class HomeController {

  private final PageModel pages;

  HomeController(PageModel pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  String home() {
    return "redirect:" + pages.first(SignedIn.officerOnPage().officer().roles());
  }
}
