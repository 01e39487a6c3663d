package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: Debian's Chromium, without a window. */
@Tag("slow")
class BrowserTest extends BrowserFixture {

  /** Everything on a page that can be followed. */
  private static final String ADDRESSES =
      "() => [...document.querySelectorAll('a[href]')].map(a => a.href)";

  /** Wishes of a file's name to be more than text. */
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'-alert(1)-'",
          "<svg onload=alert(1)>",
          "javascript:alert(1)",
          "${alert(1)}",
          "{{constructor.constructor('alert(1)')()}}",
          "<%= alert(1) %>",
          "&lt;script&gt;alert(1)",
          "</title><script>alert(1)</script>",
          "\u202Egnp.exe",
          "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
          "W".repeat(180));

  @Test
  void aLinkWithItsPass_opensThePage_hidesThePass_andOneClickTakes() throws IOException {
    byte[] content = content(3_000_000);
    String delivery = deliver(content);
    String pass = house.pass(DoorHouse.RECIPIENT);
    try (BrowserContext context = somebody()) {
      Page page = open(context, "/take/" + delivery + "#pass=" + pass);
      page.getByText("can be taken once").waitFor();
      assertThat(page.url()).isEqualTo(address("/take/" + delivery));
      assertThat(page.evaluate("() => localStorage.length + sessionStorage.length")).isEqualTo(0);
      page.reload();
      assertThat(state(delivery)).isEqualTo("available");

      Download download = page.waitForDownload(() -> page.getByText("Take the file").click());
      assertThat(Files.readAllBytes(download.path())).isEqualTo(content);
      assertThat(download.suggestedFilename()).isEqualTo("export.csv");
      page.getByText("already been taken").waitFor();
      page.goBack();
      page.navigate(address("/take/" + delivery));
      assertThat(page.content()).contains("Taken on ");
    }
    assertThat(state(delivery)).isEqualTo("delivered");
  }

  @Test
  void twentyScanners_burnNothing_andThePersonTakesIt() throws IOException {
    byte[] content = content(1_000);
    String delivery = deliver(content);
    String pass = house.pass(DoorHouse.RECIPIENT);
    String path = "/take/" + delivery;
    Browser without = new Browser(client);
    Browser with = Browser.with(client, pass);
    for (int visit = 0; visit < 8; visit++) {
      for (Browser scanner : List.of(without, with)) {
        scanner.get(path);
        scanner.head(path);
        scanner.get(path + "/content");
        scanner.head(path + "/content");
      }
    }
    for (int visit = 0; visit < 4; visit++) {
      try (BrowserContext context = somebody()) {
        Page page = open(context, path + "#pass=" + pass);
        page.getByText("can be taken once").waitFor();
        for (Object link : (List<?>) page.evaluate(ADDRESSES)) {
          page.navigate((String) link);
        }
        page.navigate(address(path + "/content"));
      }
    }
    assertThat(state(delivery)).isEqualTo("available");

    try (BrowserContext context = somebody()) {
      Page page = open(context, path + "#pass=" + pass);
      Download download = page.waitForDownload(() -> press(page, "Take the file"));
      assertThat(Files.readAllBytes(download.path())).isEqualTo(content);
      page.getByText("already been taken").waitFor();
    }
  }

  @Test
  void filesChosenInTheBrowser_arriveWhole_andAreSentByOneClick() {
    byte[] content = content(3_000_000);
    try (BrowserContext context = somebody()) {
      signIn(context, DoorHouse.SENDER);
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
  void anotherFileOfTheSameName_isNotMixedWithWhatHadArrived() {
    byte[] first = content(3_000);
    String transfer =
        idOf("t-", client.postJson(API + "/transfers", sender, "{\"recipients\":[\"ars-idf\"]}"));
    announceInPart(transfer, first, 1_000);
    try (BrowserContext context = somebody()) {
      signIn(context, DoorHouse.SENDER);
      Page page = open(context, "/transfers/" + transfer);
      page.getByText("1\u00a0KB of 3\u00a0KB").waitFor();
      page.setInputFiles("#files", new FilePayload("a.csv", "text/csv", content(2_000)));
      page.locator(".uploads").getByText("This is not the file").waitFor();

      page.setInputFiles(
          "#files", new FilePayload("a.csv", "text/csv", Arrays.copyOf(content(3_001), 3_000)));
      page.locator(".uploads li").nth(1).getByText("This is not the file").waitFor();
      assertThat(page.locator("form.send button").isDisabled()).isTrue();

      press(page, "Take a.csv out");
      page.setInputFiles("#files", new FilePayload("a.csv", "text/csv", first));
      page.locator(".arrived li[data-whole]").waitFor();
      assertThat(page.locator("form.send button").isEnabled()).isTrue();
    }
    client.post(API + "/transfers/" + transfer + "/revoke", sender);
  }

  /** As an upload leaves it that broke. */
  private static void announceInPart(String transfer, byte[] content, int arrivedBytes) {
    String files = API + "/transfers/" + transfer + "/files";
    Client.Answer announced =
        client.ask(
            "POST",
            files,
            sender,
            BodyPublishers.noBody(),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "" + content.length,
            "Upload-Metadata",
            "filename YS5jc3Y=");
    client.ask(
        "PATCH",
        announced.header("location").orElseThrow(),
        sender,
        BodyPublishers.ofByteArray(content, 0, arrivedBytes),
        "Tus-Resumable",
        "1.0.0",
        "Upload-Offset",
        "0",
        "Content-Type",
        "application/offset+octet-stream");
  }

  @Test
  void hostileNamesAndLabels_runNoScript_andFitAPhone() {
    String transfer =
        idOf(
            "t-",
            client.postJson(
                API + "/transfers",
                sender,
                """
                {"recipients":["ars-idf"],"persons":1,"purpose":"<img src=x onerror=alert(1)>%s",
                 "category":"</dd><script>alert(1)</script>"}
                """
                    .formatted("W".repeat(200))));
    int kept = 0;
    for (int n = 0; n < 300; n++) {
      String name = n + HOSTILE.get(n % HOSTILE.size()).replace("/", "") + ".csv";
      String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
      String path = API + "/transfers/" + transfer + "/files/" + encoded;
      kept += client.put(path, sender, content(10)).status() == 201 ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(100);
    DoorHouse.done(
        house
            .office
            .accountAdmin()
            .add(
                house.console(),
                new AccountId("hostile"),
                Role.RECIPIENT,
                Optional.of("<script>alert(1)</script>" + "W".repeat(50)),
                List.of()));
    try (BrowserContext context = chromium.somebody("en", Chromium.PHONE)) {
      signIn(context, DoorHouse.SENDER);
      Page page = open(context, "/transfers/" + transfer);
      assertThat(page.locator(".arrived li").count()).isEqualTo(kept);
      assertHarmless(page);
      client.post(API + "/transfers/" + transfer + "/send", sender);
      for (String path : List.of("/transfers/" + transfer, "/transfers", "/send")) {
        page.navigate(address(path));
        assertHarmless(page);
      }
      page.navigate(address("/transfers/" + transfer + "/revoke"));
      assertHarmless(page);
      page.navigate(address("/inbox#pass=" + recipient));
      page.getByText("are waiting").waitFor();
      assertHarmless(page);
      String one = page.locator(".list a").first().getAttribute("href");
      page.navigate(address(one));
      assertHarmless(page);
    }
    try (BrowserContext context = chromium.somebody("en", Chromium.PHONE)) {
      signIn(context, DoorHouse.ADMIN);
      for (String path :
          List.of(
              "/admin",
              "/admin?recipient=%3Cscript%3Ealert(1)%3C/script%3E",
              "/admin/accounts",
              "/admin/accounts/hostile")) {
        assertHarmless(open(context, path));
      }
    }
    client.post(API + "/transfers/" + transfer + "/revoke", sender);
  }

  /** Whether a script ran is seen after the test. */
  private static void assertHarmless(Page page) {
    assertThat(page.locator("main img, main script, main svg").count()).isZero();
    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .as(page.url())
        .isLessThanOrEqualTo(Chromium.PHONE);
  }
}
