package vn.kip.portal.adapter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kip.office.Role;
import vn.kip.portal.domain.NavEntry;
import vn.kip.service.Office;

/** What every page's frame shows, as {@code page} in the model. */
@ControllerAdvice
class PageModel {

  private final Office office;
  private final List<NavEntry> nav;
  private final Names names;
  private final InstantSource clock;

  PageModel(Office office, List<NavEntry> nav, Names names, InstantSource clock) {
    this.names = names;
    this.office = office;
    this.nav = nav.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
    this.clock = clock;
  }

  /**
   * The frame.
   *
   * @param signedIn null on pages for everyone
   * @param ward name of the ward officer's ward; null for everyone else
   * @param vi the address of this page in Vietnamese; {@code en} in English
   */
  record Frame(String office, @Nullable SignedIn signedIn, @Nullable String ward, List<NavEntry> nav, String path,
      String vi, String en, Instant now) {

    /** Whether an entry leads to this page or one below it, and no other leads nearer. */
    public boolean isAt(NavEntry entry) {
      return isAbove(entry) && nav.stream()
          .noneMatch(other -> other.path().length() > entry.path().length() && isAbove(other));
    }

    private boolean isAbove(NavEntry entry) {
      return path.equals(entry.path()) || path.startsWith(entry.path() + "/");
    }
  }

  @ModelAttribute("page")
  Frame frame(HttpServletRequest request, Locale locale) {
    var who = SignedIn.now();
    var path = path(request);
    return new Frame(locale.getLanguage().equals("en") ? office.nameEn() : office.name(), who, wardOf(who),
        who == null ? List.of() : nav.stream().filter(entry -> entry.isFor(who.officer().roles())).toList(), path,
        in("vi", path, request), in("en", path, request), clock.instant());
  }

  /** Where the start page leads; the search, for whoever has nothing of their own. */
  String first(Set<Role> roles) {
    return nav.stream().filter(entry -> entry.isFor(roles)).map(NavEntry::path).findFirst()
        .orElse(SearchController.PATH);
  }

  private @Nullable String wardOf(@Nullable SignedIn who) {
    var ward = who == null ? null : who.officer().ward();
    return ward == null ? null : names.ward(ward);
  }

  private static String path(HttpServletRequest request) {
    var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed == null ? request.getRequestURI() : failed.toString();
  }

  private static String in(String language, String path, HttpServletRequest request) {
    return UriComponentsBuilder.fromPath(path).query(request.getQueryString())
        .replaceQueryParam("continue").replaceQueryParam(Languages.PARAMETER, language).build().toUriString();
  }
}
