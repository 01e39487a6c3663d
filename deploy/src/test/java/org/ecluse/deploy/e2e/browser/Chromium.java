package org.ecluse.deploy.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/** Debian's Chromium, without a window. It listens for what pages must never do. */
final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  Chromium() {
    Programs.need("chromium");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));
  }

  /** A browser of somebody else: it knows no cookie yet, and speaks English. */
  BrowserContext somebody() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en")
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout((double) Run.PATIENCE.toMillis());
    context.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security")) {
            complaints.add(message.text());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
    return context;
  }

  /** No page did what its policy forbids, and none of its scripts failed. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
