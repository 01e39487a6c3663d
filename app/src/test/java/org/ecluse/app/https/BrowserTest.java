package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.app.session.WebSessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: Debian's Chromium, without a window. */
@Tag("slow")
class BrowserTest extends DoorFixture {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  /** Where pictures of all pages go, for whoever wants to look at them. */
  private static final Path PICTURES = Path.of("target/pages");

  private static final int DESKTOP = 1200;
  private static final int PHONE = 390;

  private static Playwright playwright;
  private static com.microsoft.playwright.Browser chromium;

  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void launch() {
    if (!Files.isExecutable(CHROMIUM)) {
      if ("1".equals(System.getenv("ECLUSE_REQUIRE_CLIENTS"))) {
        fail("chromium is not installed, and ECLUSE_REQUIRE_CLIENTS is 1");
      }
      Assumptions.abort("chromium is not installed");
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** No page did what its policy forbids, and no script of a stranger ran. */
  @AfterEach
  void nobodyComplained() {
    assertThat(complaints).isEmpty();
    assertThat(house.meters.counter("ecluse.csp.reports").count()).isZero();
  }

  private BrowserContext context(String language, ColorScheme scheme, int width) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(language)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, 900));
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && message.text().contains("Content Security")) {
            complaints.add(message.text());
          }
        });
    context.onDialog(dialog -> complaints.add("a script ran: " + dialog.message()));
    return context;
  }

  private static Page open(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(house.url(path));
    return page;
  }

  private static void signIn(BrowserContext context) {
    context.addCookies(
        List.of(
            new Cookie(WebSessions.PERSON_COOKIE, house.signIn(DoorHouse.SENDER))
                .setUrl(house.url("/"))
                .setSecure(true)
                .setHttpOnly(true)));
  }

  @Test
  void aLinkWithItsPass_opensThePage_hidesThePass_andOneClickTakes() throws IOException {
    byte[] content = content(3_000_000);
    String delivery = deliver(content);
    String pass = house.pass(DoorHouse.RECIPIENT);
    try (BrowserContext context = context("en", ColorScheme.LIGHT, DESKTOP)) {
      Page page = open(context, "/take/" + delivery + "#pass=" + pass);
      page.getByText("can be taken once").waitFor();
      assertThat(page.url()).isEqualTo(house.url("/take/" + delivery));
      assertThat(page.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
      page.reload();
      assertThat(state(delivery)).isEqualTo("available");

      Download download = page.waitForDownload(() -> page.getByText("Take the file").click());
      assertThat(Files.readAllBytes(download.path())).isEqualTo(content);
      assertThat(download.suggestedFilename()).isEqualTo("export.csv");
      page.getByText("already been taken").waitFor();
      page.goBack();
      page.navigate(house.url("/take/" + delivery));
      assertThat(page.content()).contains("Taken on ");
    }
    assertThat(state(delivery)).isEqualTo("delivered");
  }

  @Test
  void withTheKeyboardAlone_aFileIsTaken() {
    String delivery = deliver(content(1_000));
    try (BrowserContext context = context("fr", ColorScheme.LIGHT, DESKTOP)) {
      Page page = open(context, "/take/" + delivery);
      reach(page, "pass");
      page.keyboard().insertText(house.pass(DoorHouse.RECIPIENT));
      page.keyboard().press("Enter");
      page.getByText("se retire une seule fois").waitFor();
      Page taking = page;
      taking.waitForDownload(
          () -> {
            reach(taking, "Retirer le fichier");
            taking.keyboard().press("Enter");
          });
      page.getByText("déjà été retiré").waitFor();
    }
  }

  /** Presses Tab until something has the focus, and sees that it shows. */
  private static void reach(Page page, String what) {
    for (int presses = 0; presses < 40; presses++) {
      page.keyboard().press("Tab");
      boolean there =
          (boolean)
              page.evaluate(
                  "what => { const e = document.activeElement;"
                      + " return e.id === what || e.textContent.trim() === what; }",
                  what);
      if (there) {
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
            .isNotEqualTo("none");
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + what);
  }

  @Test
  void twentyScannersWithScripts_burnNothing() {
    String delivery = deliver(content(1_000));
    String pass = house.pass(DoorHouse.RECIPIENT);
    for (int visit = 0; visit < 20; visit++) {
      try (BrowserContext context = context("en", ColorScheme.LIGHT, DESKTOP)) {
        Page page = open(context, "/take/" + delivery + "#pass=" + pass);
        page.getByText("can be taken once").waitFor();
        page.navigate(house.url("/take/" + delivery + "/content"));
      }
    }
    assertThat(state(delivery)).isEqualTo("available");
  }

  /**
   * What axe looks at depends on words or on colours and width, never on both: two runs see all.
   */
  @Test
  void axeFindsNothing_onAnyPage_inBothLanguages_lightAndDark() throws IOException {
    Files.createDirectories(PICTURES);
    String delivery = deliver(content(70_000));
    String taken = deliver(content(1_000));
    client.post(API + "/deliveries/" + taken + "/ack", recipient);
    String receipt = "/transfers/" + transferOf(taken);
    try (BrowserContext context = context("fr", ColorScheme.LIGHT, DESKTOP)) {
      lookAtAll(context, delivery, taken, receipt);
    }
    try (BrowserContext context = context("en", ColorScheme.DARK, PHONE)) {
      lookAtAll(context, delivery, taken, receipt);
    }
  }

  private static void lookAtAll(
      BrowserContext context, String delivery, String taken, String receipt) {
    look(context, "home", "/");
    look(context, "error", "/nothing");
    look(context, "pass", "/take/" + delivery);
    open(context, "/inbox#pass=" + recipient).getByText("export.csv").first().waitFor();
    look(context, "inbox", "/inbox");
    look(context, "take", "/take/" + delivery);
    look(context, "taken", "/take/" + taken);
    signIn(context);
    look(context, "send", "/send");
    look(context, "transfers", "/transfers");
    look(context, "receipt", receipt);
    look(context, "receipt-live", "/transfers/" + transferOf(delivery));
    look(context, "revoke", "/transfers/" + transferOf(delivery) + "/revoke");
    look(context, "upload", begin());
  }

  /** The transfer that a delivery belongs to. */
  private static String transferOf(String delivery) {
    String all = client.get(API + "/transfers", sender).text();
    return all.substring(all.indexOf("\"transfer\":\"", all.indexOf(delivery)) + 12)
        .substring(0, 28);
  }

  private static String begin() {
    Client.Answer begun =
        client.postJson(
            API + "/transfers", sender, "{\"recipients\":[\"ars-idf\"],\"purpose\":\"Suivi\"}");
    client.put(API + "/transfers/" + idOf("t-", begun) + "/files/a.csv", sender, content(2_000));
    return "/transfers/" + idOf("t-", begun);
  }

  private static void look(BrowserContext context, String name, String path) {
    Page page = open(context, path);
    int width = page.viewportSize().width;
    boolean dark =
        (boolean) page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches");
    String language = (String) page.evaluate("() => document.documentElement.lang");
    String file = "%s-%s-%s-%d.png".formatted(name, language, dark ? "dark" : "light", width);
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)).setFullPage(true));
    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .as(file + " is not wider than the screen")
        .isLessThanOrEqualTo(width);
    AxeResults found = new AxeBuilder(page).analyze();
    assertThat(found.getViolations())
        .as(file)
        .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
    page.close();
  }

  @Test
  void filesChosenInTheBrowser_arriveWhole_andAreSentByOneClick() {
    byte[] content = content(3_000_000);
    try (BrowserContext context = context("en", ColorScheme.LIGHT, DESKTOP)) {
      signIn(context);
      Page page = open(context, "/send");
      page.locator("#to-ars-idf").check();
      page.locator("#purpose").fill("Suivi");
      page.locator("#persons").fill("1200");
      page.getByText("Go on to the files").click();
      page.setInputFiles("#files", new FilePayload("r\u00e9sultats.csv", "text/csv", content));
      page.locator(".arrived li[data-whole]").waitFor();
      assertThat(page.locator(".arrived").textContent())
          .contains("r\u00e9sultats.csv", "3\u00a0MB");
      assertThat(page.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
      page.getByText("Send", new Page.GetByTextOptions().setExact(true)).last().dblclick();
      page.getByText("by two ways").waitFor();
    }
    assertThat(client.get(API + "/transfers", sender).json("state")).isEqualTo("available");
  }

  @Test
  void hostileNamesAndLabels_runNoScript() {
    String[] seeds = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "'-alert(1)-'",
      "<svg onload=alert(1)>",
      "javascript:alert(1)",
      "${alert(1)}",
      "{{alert(1)}}",
      "&lt;script&gt;alert(1)",
      "</title><script>alert(1)</script>",
      "\u202Egnp.exe",
    };
    String begun =
        idOf(
            "t-",
            client.postJson(
                API + "/transfers",
                sender,
                "{\"recipients\":[\"ars-idf\"],\"purpose\":\"<img src=x onerror=alert(1)>\"}"));
    int kept = 0;
    for (int n = 0; n < 300; n++) {
      String name = n + seeds[n % seeds.length].replace("/", "") + ".csv";
      String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
      kept +=
          client
                      .put(API + "/transfers/" + begun + "/files/" + encoded, sender, content(10))
                      .status()
                  == 201
              ? 1
              : 0;
    }
    assertThat(kept).isGreaterThan(100);
    try (BrowserContext context = context("en", ColorScheme.LIGHT, DESKTOP)) {
      signIn(context);
      Page page = open(context, "/transfers/" + begun);
      assertThat(page.locator(".arrived li").count()).isEqualTo(kept);
      client.post(API + "/transfers/" + begun + "/send", sender);
      page.navigate(house.url("/transfers/" + begun));
      page.navigate(house.url("/transfers"));
      page.navigate(house.url("/inbox#pass=" + recipient));
      page.getByText("are waiting").waitFor();
      assertThat(page.locator("main img, main script, main svg").count()).isZero();
    }
    client.post(API + "/transfers/" + begun + "/revoke", sender);
  }
}
