package vn.kip.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import vn.kip.e2e.Kip;

/**
 * One installation and one browser for all page tests of a run: {@code @ExtendWith(Office.Opened.class)} and a parameter
 * {@code Office}. Dossiers of two wards of the demo's register are in it.
 */
final class Office implements AutoCloseable {

  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> WARDS = List.of("19333", "19336");
  private static final int DOSSIERS = 40;

  private final Kip kip;
  private final Path folder;
  private final Playwright playwright;
  private final Browser browser;
  private final Map<String, Walk> walks = new HashMap<>();

  private Office(Path executable) {
    try {
      folder = Files.createTempDirectory("kip-pages");
      kip = new Kip(folder.resolve("data"));
      playwright = Playwright.create();
      browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
          .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
              "--disable-background-networking", "--disable-component-update", "--disable-sync")));
      var up = kip.run("up");
      assertThat(up.exitCode()).as(up.out() + up.err()).isZero();
      var imported = kip.run("import", register(folder.resolve("register")).toString());
      assertThat(imported.exitCode()).as(imported.out() + imported.err()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signed in through the login page, once per officer. */
  Walk as(String officer) {
    return walks.computeIfAbsent(officer, _ -> Walk.signedIn(browser, officer));
  }

  /** Somebody who has not signed in. */
  Walk nobody() {
    return Walk.stranger(browser);
  }

  Kip kip() {
    return kip;
  }

  @Override
  public void close() {
    walks.values().forEach(Walk::close);
    browser.close();
    playwright.close();
    kip.run("down");
  }

  /** The last dossiers of two wards, with all their actions. */
  private static Path register(Path into) throws IOException {
    var year = Kip.root().resolve("infra/demo/dong-ha-2022");
    var dossiers = Files.readAllLines(year.resolve("dossiers.csv"));
    Predicate<String> ours = line -> WARDS.contains(line.split(",", 4)[2]) && !line.startsWith(",");
    var kept = dossiers.stream().skip(1).filter(ours).toList();
    kept = kept.subList(Math.max(0, kept.size() - DOSSIERS), kept.size());
    var codes = kept.stream().map(line -> line.split(",", 2)[0]).toList();
    Files.createDirectories(into);
    Files.write(into.resolve("dossiers.csv"), Stream.concat(dossiers.stream().limit(1), kept.stream()).toList());
    try (var actions = Files.lines(year.resolve("actions.csv"))) {
      Files.write(into.resolve("actions.csv"),
          actions.filter(line -> line.startsWith("code,") || codes.contains(line.split(",", 2)[0])).toList());
    }
    return into;
  }

  /** Opens the office once for all test classes; without a browser they are skipped, but never where CI is set. */
  static final class Opened implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
      var executable = executable();
      if (executable.isEmpty() && System.getenv("CI") != null) {
        throw new IllegalStateException("no browser on the PATH (chromium): the pages cannot be tested");
      }
      Assumptions.assumeTrue(executable.isPresent(), "no browser on the PATH (chromium): the pages are not tested");
      context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent("office",
          _ -> new Office(executable.orElseThrow()), Office.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Office.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return java.util.Objects.requireNonNull(context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
          .get("office", Office.class), "opened before all tests");
    }

    private static Optional<Path> executable() {
      var path = java.util.Objects.requireNonNullElse(System.getenv("PATH"), "");
      return BROWSERS.stream()
          .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
          .filter(Files::isExecutable).findFirst();
    }
  }
}
