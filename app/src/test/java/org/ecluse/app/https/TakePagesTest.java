package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.access.Door;
import org.junit.jupiter.api.Test;

/** Taking with a browser: what is free, what takes, and what the page says afterwards. */
class TakePagesTest extends DoorFixture {

  private static final String COOKIE = "__Host-ecluse-pass";

  @Test
  void aLinkWithoutAPass_asksForOne_andTellsNothing() {
    String page = page(deliver(content(1_000)));
    Client.Answer answer = new Browser(client).get(page);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("Show your pass", "value=\"" + page + "\"")
        .doesNotContain("export.csv");
    assertThat(new Browser(client).get(page("d-" + "a".repeat(26))).text())
        .isEqualTo(answer.text().replace(page, page("d-" + "a".repeat(26))));
  }

  @Test
  void aPass_isExchangedForAShortCookie_thatNoScriptSees() {
    String page = page(deliver(content(1_000)));
    Client.Answer shown =
        new Browser(client).submit("/pass", Map.of("pass", recipient, "to", page));
    assertThat(shown.status()).isEqualTo(303);
    assertThat(shown.header("location")).contains(page);
    assertThat(shown.header("set-cookie").orElseThrow())
        .startsWith(COOKIE + "=")
        .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
        .doesNotContain("Max-Age", recipient);
  }

  @Test
  void aWrongPass_isToldSo_andStaysOnThePage() {
    String page = page(deliver(content(1_000)));
    Client.Answer refused = new Browser(client).submit("/pass", Map.of("pass", "eyJx", "to", page));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("set-cookie")).isEmpty();
    assertThat(refused.text())
        .contains("This pass is not valid", "value=\"" + page + "\"")
        .doesNotContain("eyJx");
  }

  @Test
  void looking_refreshing_andFollowingEveryAddress_takesNothing() {
    String delivery = deliver(content(70_000));
    Browser scanner = Browser.with(client, recipient);
    for (int visit = 0; visit < 20; visit++) {
      assertThat(scanner.get(page(delivery)).text())
          .contains("export.csv", "can be taken once", "lab", "70\u00a0KB");
      scanner.head(page(delivery));
      scanner.head(page(delivery) + "/content");
      assertThat(scanner.get(page(delivery) + "/state").json("standing")).isEqualTo("READY");
      assertThat(scanner.get(page(delivery) + "/content").header("location"))
          .contains(page(delivery));
    }
    assertThat(state(delivery)).isEqualTo("available");
  }

  @Test
  void theButton_leadsToTheBytes_andAfterwardsThePageSaysWhen() {
    byte[] content = content(300_000);
    String delivery = deliver(content);
    Browser browser = Browser.with(client, house.pass(DoorHouse.RECIPIENT));
    Client.Answer pressed = browser.press(page(delivery), page(delivery));
    assertThat(pressed.status()).isEqualTo(303);
    assertThat(state(delivery)).isEqualTo("available");

    Client.Answer bytes = browser.get(pressed.header("location").orElseThrow());
    assertThat(bytes.body()).isEqualTo(content);
    assertThat(bytes.header("content-disposition").orElseThrow()).startsWith("attachment");
    await().until(() -> state(delivery).equals("delivered"));
    assertThat(browser.get(page(delivery)).text())
        .contains("already been taken", "Taken on ", "SHA-256")
        .doesNotContain("Take the file");
    assertThat(browser.get(page(delivery) + "/content").status()).isEqualTo(410);
    assertThat(Browser.with(client, recipient).get(page(delivery)).text()).contains("Taken on ");
  }

  @Test
  void aBrokenDownload_isResumed_byTheSessionThatBegan_andByItsPass() {
    byte[] content = content(300_000);
    String delivery = deliver(content);
    String pass = house.pass(DoorHouse.RECIPIENT);
    Browser browser = Browser.with(client, pass);
    browser.press(page(delivery), page(delivery));
    browser.get(page(delivery) + "/content", "Range", "bytes=0-99999");
    await().until(() -> browser.get(page(delivery)).text().contains("did not arrive whole"));
    assertThat(browser.get(page(delivery)).text()).contains("I have it");

    Browser colleague = Browser.with(client, house.pass(DoorHouse.RECIPIENT));
    assertThat(colleague.get(page(delivery)).text()).contains("Somebody else has begun");

    Browser again = Browser.with(client, pass);
    again.press(page(delivery), page(delivery));
    assertThat(again.get(page(delivery) + "/content", "Range", "bytes=100000-").body())
        .hasSize(200_000);
    await().until(() -> state(delivery).equals("delivered"));
  }

  @Test
  void iHaveIt_endsItAtOnce_andAgainChangesNothing() {
    String delivery = deliver(content(1_000));
    Browser browser = Browser.with(client, recipient);
    String token = Browser.token(browser.get(page(delivery)));
    browser.submit(page(delivery) + "/have", Map.of("csrf", token));
    assertThat(state(delivery)).isEqualTo("delivered");
    assertThat(browser.submit(page(delivery) + "/have", Map.of("csrf", token)).status())
        .isEqualTo(303);
    assertThat(browser.submit(page(delivery), Map.of("csrf", token)).status()).isEqualTo(303);
    assertThat(browser.get(page(delivery) + "/content").status()).isEqualTo(410);
  }

  @Test
  void aFormWithoutItsToken_doesNothing() {
    String delivery = deliver(content(1_000));
    Browser browser = Browser.with(client, recipient);
    for (String action : new String[] {page(delivery), page(delivery) + "/have", "/pass/end"}) {
      assertThat(browser.submit(action, Map.of("csrf", "x")).status()).isEqualTo(403);
      assertThat(browser.submit(action, Map.of()).status()).isEqualTo(403);
    }
    assertThat(state(delivery)).isEqualTo("available");
    assertThat(browser.get("/inbox").text()).contains("export.csv");
  }

  @Test
  void somebodyElsesLink_looksAsIfThereWereNone() {
    String delivery = deliver(content(1_000));
    Browser other = Browser.with(client, house.pass(DoorHouse.OTHER_RECIPIENT));
    Client.Answer answer = other.get(page(delivery));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("not for you").doesNotContain("export.csv");
    assertThat(Browser.with(client, sender).get(page(delivery)).status()).isEqualTo(404);
  }

  @Test
  void revokedAndExpired_haveTheirPages() {
    String revoked = deliver(content(1_000));
    client.post(API + "/deliveries/" + revoked + "/revoke", sender);
    assertThat(Browser.with(client, recipient).get(page(revoked)).text())
        .contains("This was cancelled", "Cancelled on ");
  }

  @Test
  void aSession_endsWithItsPass_withDisuse_andWhenAsked() {
    String pass = house.pass(DoorHouse.RECIPIENT);
    Browser revoked = Browser.with(client, pass);
    house.revokePass(pass);
    assertThat(revoked.get("/inbox").text()).contains("Show your pass");

    Browser ended = Browser.with(client, recipient);
    ended.press("/inbox", "/pass/end");
    assertThat(ended.get("/inbox").text()).contains("Show your pass");

    Browser idle =
        Browser.with(
            client,
            house.pass(
                DoorHouse.RECIPIENT,
                EnumSet.allOf(Door.class),
                Optional.empty(),
                Duration.ofHours(5)));
    house.clock.advance(Duration.ofMinutes(61));
    assertThat(idle.get("/inbox").text()).contains("Show your pass");
    house.clock.advance(Duration.ofMinutes(-61));
  }

  @Test
  void aCookie_opensNoApi() {
    String delivery = deliver(content(1_000));
    Browser browser = Browser.with(client, recipient);
    String token = Browser.token(browser.get(page(delivery)));
    assertThat(browser.get(API + "/inbox").status()).isEqualTo(401);
    assertThat(browser.get(API + "/inbox", "X-Ecluse-Token", "x").status()).isEqualTo(401);
    assertThat(browser.get(API + "/inbox", "X-Ecluse-Token", token).status()).isEqualTo(200);
  }

  @Test
  void withoutCookies_thePageAsksAgain() {
    Browser browser = new Browser(client);
    browser.cookie(COOKIE, "nonsense");
    assertThat(browser.get(page(deliver(content(1_000)))).text()).contains("Show your pass");
  }

  private static String page(String delivery) {
    return "/take/" + delivery;
  }
}
