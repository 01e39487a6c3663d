package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecluse.app.session.WebSessions;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the pictures of README.md, where somebody asks for them: {@code ./mvnw -pl app -am test
 * -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false -Decluse.pictures=docs/pictures}.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = PicturesTest.WHERE, matches = ".+")
class PicturesTest extends DoorFixture {

  static final String WHERE = "ecluse.pictures";

  private static final int MOST_BYTES = 100_000;
  private static final String EXPORT = "nom;prénom;résultat\nMartin;Louise;négatif\n";

  private static Path pictures() {
    Path named = Path.of(System.getProperty(WHERE));
    return named.isAbsolute() ? named : Path.of("..").resolve(named);
  }

  @Test
  void fiveStepsOfANewcomer() throws IOException {
    Files.createDirectories(pictures());
    house.account("hopital", Role.SENDER);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser chromium =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")))) {
      enrol(chromium);
      accounts(chromium);
      take(chromium, send(chromium));
    }
  }

  private static BrowserContext context(com.microsoft.playwright.Browser chromium) {
    return chromium.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setIgnoreHTTPSErrors(true)
            .setLocale("fr")
            .setColorScheme(ColorScheme.LIGHT)
            .setViewportSize(1000, 760));
  }

  private static Page signedIn(BrowserContext context, String account, String path) {
    context.addCookies(
        List.of(
            new Cookie(WebSessions.PERSON_COOKIE, house.signIn(account))
                .setUrl(house.url("/"))
                .setSecure(true)
                .setHttpOnly(true)));
    Page page = context.newPage();
    page.navigate(house.url(path));
    return page;
  }

  private static void enrol(com.microsoft.playwright.Browser chromium) throws IOException {
    String secret =
        DoorHouse.done(
                house
                    .people
                    .signIn()
                    .invitations()
                    .invite(house.console(), new AccountId(DoorHouse.ADMIN)))
            .secret();
    try (BrowserContext context = context(chromium)) {
      Page page = context.newPage();
      page.navigate(house.url("/enrol#" + secret));
      page.locator(".qr").waitFor();
      shoot(page, "1-invitation.png");
    }
  }

  private static void accounts(com.microsoft.playwright.Browser chromium) throws IOException {
    try (BrowserContext context = context(chromium)) {
      shoot(signedIn(context, DoorHouse.ADMIN, "/admin/accounts"), "2-accounts.png");
    }
  }

  /** Its answer is the link for the recipient. */
  private static String send(com.microsoft.playwright.Browser chromium) throws IOException {
    try (BrowserContext context = context(chromium)) {
      Page page = signedIn(context, "hopital", "/send");
      page.locator("#to-ars-idf").check();
      page.locator("#purpose").fill("Suivi épidémique de la semaine 47");
      page.locator("#category").fill("Résultats d’examens");
      page.locator("#persons").fill("1 400 000");
      shoot(page, "3-send.png");
      page.locator("form.card button").click();
      page.locator("#files")
          .setInputFiles(
              new FilePayload("export.csv", "text/csv", EXPORT.getBytes(StandardCharsets.UTF_8)));
      page.locator(".arrived .hash").waitFor();
      shoot(page, "4-files.png");
      page.locator("form.once button").click();
      page.getByText("/take/d-").first().waitFor();
      return page.content().replaceAll("(?s).*(/take/d-[a-z2-7]{26}).*", "$1");
    }
  }

  private static void take(com.microsoft.playwright.Browser chromium, String link)
      throws IOException {
    try (BrowserContext context = context(chromium)) {
      Page page = context.newPage();
      page.navigate(house.url(link + "#pass=" + house.pass(DoorHouse.RECIPIENT)));
      page.locator("button.large").waitFor();
      shoot(page, "5-take.png");
    }
  }

  private static void shoot(Page page, String name) throws IOException {
    Path file = pictures().resolve(name);
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
  }
}
