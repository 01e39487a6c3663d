package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.app.session.WebSessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending with a browser, and following what was sent. */
class SendPagesTest extends DoorFixture {

  private static final Map<String, String> WISH =
      Map.of(
          "recipient", "ars-idf",
          "purpose", "Suivi <b>épidémique</b>",
          "category", "Results",
          "persons", "1 400 000",
          "expires", "PT24H");

  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = new Browser(client);
    browser.cookie(WebSessions.PERSON_COOKIE, house.signIn(DoorHouse.SENDER));
  }

  @Test
  void whoHasNotSignedIn_isAskedTo_andComesBack() {
    for (String page : new String[] {"/send", "/transfers"}) {
      Client.Answer answer = new Browser(client).get(page);
      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("location")).contains("/sign-in?to=" + page);
    }
  }

  @Test
  void theForm_saysWhatIsAllowed_andComesBackAsItWasFilledIn() {
    assertThat(browser.get("/send").text())
        .contains("ars-idf", "cpam", "50 at most", "if you send now: until Tuesday 24 November");
    Client.Answer refused =
        browser.submit(
            "/send",
            Map.of("csrf", token("/send"), "recipient", "cpam", "purpose", "x", "persons", "many"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .contains("Write a whole number", "value=\"many\"", "aria-invalid=\"true\"")
        .containsPattern("value=\"cpam\"[^>]*checked");
  }

  @Test
  void aTransfer_isFilled_checked_sent_followed_andPrinted() {
    String page = begin();
    assertThat(browser.get(page).text())
        .contains("No file yet", "Suivi &lt;b&gt;épidémique&lt;/b&gt;", "1,400,000", "disabled")
        .doesNotContain("<b>");
    upload(page, "export.csv", 1_000);
    assertThat(browser.get(page).text())
        .contains("export.csv", "SHA-256", "Nobody but you can reach these files");
    assertThat(client.get(API + "/inbox", recipient).text()).doesNotContain("d-");

    String token = token(page);
    assertThat(browser.submit(page + "/send", Map.of("csrf", token)).status()).isEqualTo(303);
    assertThat(browser.submit(page + "/send", Map.of("csrf", token)).status())
        .as("a second click")
        .isEqualTo(303);
    assertThat(browser.get(page).text())
        .contains("Sent to ars-idf", "Available", "/take/d-", "by two ways", "Sent on Monday 23");
    assertThat(browser.get(page + "/receipt.json").json("state")).isEqualTo("available");
    assertThat(browser.get("/transfers").text()).contains(page, "Available");
  }

  @Test
  void aSentTransfer_isStoppedAfterOneQuestion() {
    String page = begin();
    upload(page, "export.csv", 1_000);
    browser.press(page, page + "/send");
    assertThat(browser.get(page + "/revoke").text())
        .contains("Cancel this transfer?", "no way back", "export.csv");
    browser.press(page + "/revoke", page + "/revoke");
    assertThat(browser.get(page).text()).contains("Cancelled on Monday 23");
  }

  @Test
  void aFile_isTakenOut_andAWholeTransferGivenUp() {
    String page = begin();
    upload(page, "export.csv", 1_000);
    String text = browser.get(page).text();
    int at = text.indexOf("data-file=\"") + 11;
    String file = text.substring(at, text.indexOf('"', at));
    browser.press(page, page + "/files/" + file + "/discard");
    assertThat(browser.get(page).text()).contains("No file yet");
    browser.press(page, page + "/revoke");
    assertThat(browser.get(page).text()).contains("Cancelled");
  }

  @Test
  void aClaimThatCannotBeFinished_isFreed() {
    String page = begin();
    upload(page, "export.csv", 300_000);
    browser.press(page, page + "/send");
    String receipt = browser.get(page).text();
    String delivery = receipt.substring(receipt.indexOf("/take/") + 6).substring(0, 28);
    read(delivery, recipient, "Range", "bytes=0-999");
    assertThat(browser.get(page).text()).contains("Being taken", "Free it for somebody else");
    browser.press(page, page + "/deliveries/" + delivery + "/reissue");
    assertThat(browser.get(page).text()).contains("Available until").doesNotContain("Being taken");
  }

  @Test
  void noForm_worksWithoutItsToken() {
    String page = begin();
    for (String action :
        new String[] {"/send", page + "/send", page + "/revoke", page + "/files/f-x/discard"}) {
      assertThat(browser.submit(action, Map.of("csrf", "x")).status()).isEqualTo(403);
    }
  }

  @Test
  void somebodyElsesTransfer_doesNotExist() {
    String page = begin();
    Browser other = new Browser(client);
    other.cookie(WebSessions.PERSON_COOKIE, house.signIn(DoorHouse.RECIPIENT));
    assertThat(other.get(page).status()).isEqualTo(404);
    assertThat(other.get("/send").status()).isEqualTo(404);
  }

  private String token(String page) {
    return Browser.token(browser.get(page));
  }

  private String begin() {
    Map<String, String> fields = new HashMap<>(WISH);
    fields.put("csrf", token("/send"));
    Client.Answer begun = browser.submit("/send", fields);
    assertThat(begun.status()).as(begun.text()).isEqualTo(303);
    return begun.header("location").orElseThrow();
  }

  private static void upload(String page, String name, int size) {
    assertThat(
            client
                .ask(
                    "PUT",
                    API + page + "/files/" + name,
                    sender,
                    BodyPublishers.ofByteArray(content(size)))
                .status())
        .isEqualTo(201);
  }
}
