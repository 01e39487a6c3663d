package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecluse.app.session.WebSessions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way, sent and taken in a real browser whose scripts are switched off. */
@Tag("slow")
class WithoutScriptsTest extends DoorFixture {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @Test
  void filesAreSent_andTaken() throws IOException {
    boolean isThere = Files.isExecutable(CHROMIUM);
    assertThat(isThere || !"1".equals(System.getenv("ECLUSE_REQUIRE_CLIENTS")))
        .as("chromium is installed, or nobody requires it")
        .isTrue();
    Assumptions.assumeTrue(isThere, "chromium is not installed");
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser chromium =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")))) {
      take(chromium, send(chromium));
    }
  }

  private static BrowserContext context(com.microsoft.playwright.Browser chromium) {
    return chromium.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setIgnoreHTTPSErrors(true)
            .setJavaScriptEnabled(false)
            .setLocale("en"));
  }

  /** The link for the recipient. */
  private static String send(com.microsoft.playwright.Browser chromium) {
    try (BrowserContext context = context(chromium)) {
      context.addCookies(
          List.of(
              new Cookie(WebSessions.PERSON_COOKIE, house.signIn(DoorHouse.SENDER))
                  .setUrl(house.url("/"))
                  .setSecure(true)
                  .setHttpOnly(true)));
      Page page = context.newPage();
      page.navigate(house.url("/send"));
      page.locator("#to-ars-idf").check();
      page.locator("#purpose").fill("Suivi");
      page.locator("#persons").fill("12");
      page.locator("form.card button").click();
      page.locator("#form-files").setInputFiles(new FilePayload[] {file("é 1.csv"), file("2.csv")});
      page.locator("form.without-scripts button").click();
      assertThat(page.locator(".arrived li").count()).isEqualTo(2);
      page.locator("#form-files").setInputFiles(file("2.csv"));
      page.locator("form.without-scripts button").click();
      assertThat(page.locator("#form-files-error").textContent())
          .contains("2.csv: a file of that name");
      page.locator("form.once button").click();
      String receipt = page.content();
      assertThat(receipt).contains("é 1.csv", "2.csv", "/take/d-");
      return receipt.replaceAll("(?s).*(/take/d-[a-z2-7]{26}).*", "$1");
    }
  }

  private static FilePayload file(String name) {
    return new FilePayload(name, "text/csv", name.getBytes(StandardCharsets.UTF_8));
  }

  private static void take(com.microsoft.playwright.Browser chromium, String link)
      throws IOException {
    try (BrowserContext context = context(chromium)) {
      Page page = context.newPage();
      page.navigate(house.url(link));
      page.locator("#pass").fill(house.pass(DoorHouse.RECIPIENT));
      page.locator("form.pass button").click();
      Download download = page.waitForDownload(() -> page.locator("button.large").click());
      assertThat(Files.readString(download.path())).isIn("é 1.csv", "2.csv");
      page.navigate(house.url(link));
      assertThat(page.content()).containsAnyOf("Taken on", "I have it");
    }
  }
}
