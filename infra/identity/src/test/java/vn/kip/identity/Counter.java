package vn.kip.identity;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import vn.kip.e2e.Kip;

/** A browser at a counter: whoever comes sits down at it, and it remembers what a browser remembers. */
final class Counter implements AutoCloseable {

  private final BrowserContext context;
  private final Page page;
  /** Every address the browser has asked for, redirects included. */
  private final List<String> addresses = new ArrayList<>();

  Counter(Browser browser) {
    context = browser.newContext();
    page = context.newPage();
    page.onRequest(request -> addresses.add(request.url()));
  }

  Page page() {
    return page;
  }

  List<String> addresses() {
    return List.copyOf(addresses);
  }

  Counter opens(String address) {
    page.navigate(address);
    return this;
  }

  Counter opensPortal(String path) {
    return opens(Kip.url("portal") + path);
  }

  boolean isAskedToSignIn() {
    return page.url().startsWith(Keycloak.realm()) && page.locator("#username").isVisible();
  }

  Counter password(String officer) {
    page.locator("#username").fill(officer);
    page.locator("#password").fill(Keycloak.PASSWORD);
    page.locator("#kc-login").click();
    return this;
  }

  /** On the page that asks for it, the first time: the secret is taken down by hand, as it is where a picture cannot be scanned. */
  Authenticator setsUpTheCode() {
    page.locator("#mode-manual").click();
    var app = new Authenticator(page.locator("#kc-totp-secret-key").innerText());
    page.locator("#totp").fill(app.code());
    page.locator("#saveTOTPBtn").click();
    return app;
  }

  Counter code(String code) {
    page.locator("#otp").fill(code);
    page.locator("#kc-login").click();
    return this;
  }

  /** Waits until the portal has the officer. */
  Counter isAtThePortal() {
    page.waitForURL(url -> url.startsWith(Kip.url("portal")) && !url.contains("/login/oauth2/"));
    page.locator("form.out").waitFor();
    return this;
  }

  Counter signsOut() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng xuất")).first().click();
    page.waitForURL(url -> url.equals(Kip.url("portal") + "/public/signed-out"));
    return this;
  }

  @Override
  public void close() {
    context.close();
  }
}
