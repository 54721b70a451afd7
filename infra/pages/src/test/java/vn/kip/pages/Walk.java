package vn.kip.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kip.e2e.Kip;
import vn.kip.e2e.LiveDossier;

/**
 * Somebody in front of a browser: {@code office.as("ward-19333-1").opens("/dossiers").sees("Tra cứu hồ sơ").isSound("search")}.
 */
final class Walk implements AutoCloseable {

  private static final int WIDE = 1_280;
  private static final int NARROW = 360;
  private static final int HEIGHT = 800;
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final BrowserContext context;
  private final Page page;
  /** What the browser complained of since the last page was opened; a policy that was broken is among it. */
  private final List<String> complaints = new ArrayList<>();

  private Walk(Browser browser) {
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDE, HEIGHT).setLocale("vi-VN"));
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (Set.of("error", "warning").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  static Walk stranger(Browser browser) {
    return new Walk(browser);
  }

  static Walk signedIn(Browser browser, String officer) {
    var walk = new Walk(browser);
    walk.page.navigate(Kip.url("portal") + "/");
    walk.signsIn(officer);
    return walk;
  }

  /** On the login page of the identity provider. */
  Walk signsIn(String officer) {
    page.locator("#username").fill(officer);
    page.locator("#password").fill("demo");
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> url.startsWith(Kip.url("portal")));
    complaints.clear();
    return this;
  }

  Walk opens(String path) {
    complaints.clear();
    page.navigate(Kip.url("portal") + path);
    return this;
  }

  /** Opens a page that answers with this status; the browser's own complaint about it is no fault of the page. */
  Walk opens(String path, int status) {
    var answer = Objects.requireNonNull(page.navigate(Kip.url("portal") + path), "an answer");
    assertThat(answer.status()).as(path).isEqualTo(status);
    complaints.clear();
    return this;
  }

  Walk sees(String text) {
    assertThat(page.locator("body")).containsText(text);
    return this;
  }

  /** After a command: the page may have been read a moment before reporting had taken the event in. */
  Walk soonSees(String text) {
    LiveDossier.soon(() -> {
      if (!page.locator("body").innerText().contains(text)) {
        page.reload();
      }
      return page.locator("body").innerText().contains(text) ? text : "";
    }, text);
    return this;
  }

  Walk seesNot(String text) {
    assertThat(page.locator("body")).not().containsText(text);
    return this;
  }

  Walk follows(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    return this;
  }

  Walk presses(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
    return this;
  }

  Walk fills(String label, String text) {
    page.getByLabel(label).first().fill(text);
    return this;
  }

  /** Whatever these words do not reach. */
  Page page() {
    return page;
  }

  String path() {
    return page.url().replace(Kip.url("portal"), "");
  }

  /**
   * In both languages, wide and narrow: nothing that keeps people from using it, no complaint of the browser, nothing that
   * scrolls sideways on a phone. Leaves a picture of each.
   */
  Walk isSound(String name) {
    return isSoundAt(name, 200);
  }

  /** As {@link #isSound}, of a page that answers with another status, of which the browser complains by itself. */
  Walk isSoundAt(String name, int status) {
    for (var language : List.of("en", "vi")) {
      speaks(language);
      for (var width : List.of(NARROW, WIDE)) {
        page.setViewportSize(width, HEIGHT);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
            .setPath(Path.of(folder(), name + "-" + language + "-" + width + ".png")));
        var wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wider).as("%s is wider than %s px by", name, width).isEqualTo(0);
        // Pages have no frames; by the other way each look would open a page more, in a process of its own.
        var grave = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().stream()
            .filter(violation -> GRAVE.contains(violation.getImpact()))
            .map(violation -> violation.getId() + ": " + violation.getNodes()).toList();
        assertThat(grave).as("%s in %s at %s px", name, language, width).isEmpty();
      }
    }
    complaints.removeIf(complaint -> complaint.contains("status of " + status));
    assertThat(complaints).as("complaints of the browser on %s", name).isEmpty();
    return this;
  }

  /** By the switch in the header, which keeps the page. */
  Walk speaks(String language) {
    var other = page.locator(".lang a[hreflang=" + language + "]");
    if (other.count() > 0) {
      complaints.clear();
      other.click();
    }
    assertThat(page.locator("html")).hasAttribute("lang", language);
    return this;
  }

  /** A cookie of the portal's host; null where there is none. */
  @Nullable
  String cookie(String name) {
    return context.cookies().stream().filter(cookie -> cookie.name.equals(name)).map(cookie -> cookie.value)
        .findFirst().orElse(null);
  }

  private static String folder() {
    return Objects.requireNonNull(System.getProperty("kip.screenshots"), "run by Maven");
  }

  @Override
  public void close() {
    context.close();
  }
}
