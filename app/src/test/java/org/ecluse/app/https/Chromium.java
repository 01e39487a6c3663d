package org.ecluse.app.https;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium, without a window: one for all tests of a virtual machine, with which it ends.
 * What its pages must never do is kept.
 */
final class Chromium {

  static final int DESKTOP = 1200;
  static final int PHONE = 390;

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  static final int HEIGHT = 900;

  private static Optional<Chromium> only = Optional.empty();

  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox")));
  }

  /** The one of this virtual machine; skips the test where none is installed. */
  static Chromium get() {
    if (!Files.isExecutable(PROGRAM)) {
      if ("1".equals(System.getenv("ECLUSE_REQUIRE_CLIENTS"))) {
        fail("chromium is not installed, and ECLUSE_REQUIRE_CLIENTS is 1");
      }
      Assumptions.abort("chromium is not installed");
    }
    if (only.isEmpty()) {
      only = Optional.of(new Chromium());
    }
    return only.get();
  }

  /** A browser of somebody else: it knows no cookie yet. */
  BrowserContext somebody(String language, int width) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, HEIGHT));
    context.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security")) {
            complaints.add(message.text());
          }
        });
    context.onDialog(
        dialog -> {
          if (!dialog.type().equals("beforeunload")) {
            complaints.add("a script ran: " + dialog.message());
          }
          dialog.accept();
        });
    context.onWebError(error -> complaints.add(error.error()));
    return context;
  }

  /** What pages did since this was asked last that they must not do. */
  List<String> complaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }
}
