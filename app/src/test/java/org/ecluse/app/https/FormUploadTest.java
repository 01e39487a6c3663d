package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ecluse.app.https.wire.WireSettings;
import org.ecluse.app.session.WebSessions;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that come in a form, from a browser without scripts. */
class FormUploadTest extends DoorFixture {

  private static final String BOUNDARY = "----border";

  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = new Browser(client);
    browser.cookie(WebSessions.PERSON_COOKIE, house.signIn(DoorHouse.SENDER));
  }

  @Test
  void filesOfAForm_arrive_areSent_andTaken() {
    String page = begin(browser);
    String large = "0123456789abcde\n".repeat(60_000);
    Client.Answer added =
        add(browser, page, token(page), file("a.csv", large), file("é.csv", "--" + BOUNDARY + "x"));
    assertThat(added.status()).as(added.text()).isEqualTo(303);
    assertThat(browser.get(page).text()).contains("a.csv", "é.csv", "960\u00a0KB");

    browser.press(page, page + "/send");
    String inbox = client.get(API + "/inbox", recipient).text();
    String delivery = inbox.substring(inbox.indexOf("\"d-") + 1).substring(0, 28);
    assertThat(read(delivery, recipient).text()).isIn(large, "--" + BOUNDARY + "x");
  }

  @Test
  void aFileThatCannotBeTaken_isNamedWithItsReason_andTheOthersStay() {
    String page = begin(browser);
    Client.Answer answer =
        add(
            browser,
            page,
            token(page),
            file("first.csv", "1"),
            file("fold/er.csv", "2"),
            file("empty.csv", ""),
            file("first.csv", "3"),
            file("<b>.csv", ""),
            file("last.csv", "4"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("aria-invalid=\"true\"", "form-files-error")
        .containsPattern("fold/er.csv</bdi>: this name is not possible")
        .containsPattern("empty.csv</bdi>: it is empty")
        .containsPattern("first.csv</bdi>: a file of that name")
        .contains("&lt;b&gt;.csv")
        .containsPattern("data-name=\"first.csv\"[^>]*data-whole")
        .containsPattern("data-name=\"last.csv\"[^>]*data-whole")
        .doesNotContain("data-name=\"empty.csv\"", "<b>");
  }

  @Test
  void aFormWithoutAFile_isToldSo() {
    String page = begin(browser);
    assertThat(add(browser, page, token(page), file("", "")).text()).contains("No file was chosen");
  }

  @Test
  void nothingIsStored_beforeTheTokenWasSeen() {
    String page = begin(browser);
    String token = token(page);
    for (String body :
        new String[] {
          form(part("csrf", "x"), file("a.csv", "1")),
          form(file("a.csv", "1"), part("csrf", token)),
          "csrf=" + token,
          ""
        }) {
      assertThat(send(browser, page, body).status()).isEqualTo(403);
    }
    assertThat(browser.get(page).text()).contains("No file yet");
  }

  @Test
  void aFormThatEndsTooSoon_keepsWhatWasWhole() {
    String page = begin(browser);
    String whole = form(part("csrf", token(page)), file("a.csv", "1"), file("b.csv", "2345"));
    Client.Answer answer = send(browser, page, whole.substring(0, whole.lastIndexOf("45")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(browser.get(page).text())
        .containsPattern("data-name=\"a.csv\"[^>]*data-whole")
        .doesNotContain("data-name=\"b.csv\"");
  }

  @Test
  void somebodyElsesTransfer_orOneThatWasSent_takesNothing() {
    String page = begin(browser);
    add(browser, page, token(page), file("a.csv", "1"));
    Browser other = new Browser(client);
    other.cookie(WebSessions.PERSON_COOKIE, house.signIn(DoorHouse.ADMIN));
    assertThat(add(other, page, Browser.token(other.get("/admin")), file("b.csv", "1")).status())
        .isEqualTo(404);
    String token = token(page);
    browser.press(page, page + "/send");
    assertThat(add(browser, page, token, file("b.csv", "1")).text()).doesNotContain("b.csv\"");
    assertThat(add(new Browser(client), page, token, file("b.csv", "1")).status()).isEqualTo(303);
  }

  @Test
  void aFileThatIsTooLarge_isReadToItsEnd_andTheNextOneTaken() {
    Rules small =
        new Rules(
            Rules.DEFAULT.retention(), Rules.DEFAULT.numbers(), 1_000, 2, 1, Rules.DEFAULT.send());
    try (DoorHouse strict = new DoorHouse(folder.resolve("small"), WireSettings.DEFAULT, small);
        Client there = new Client(strict)) {
      Browser lab = new Browser(there);
      lab.cookie(WebSessions.PERSON_COOKIE, strict.signIn(DoorHouse.SENDER));
      String page = begin(lab);
      String token = Browser.token(lab.get(page));
      Client.Answer answer =
          add(
              lab,
              page,
              token,
              file("large.csv", "x".repeat(3_000_000)),
              file("a.csv", "1"),
              file("b.csv", "2"),
              file("c.csv", "3"));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text())
          .contains("large.csv</bdi>: it is larger than 1\u00a0KB")
          .contains("c.csv</bdi>: this transfer holds as many files as are allowed")
          .containsPattern("data-name=\"b.csv\"[^>]*data-whole");
    }
  }

  private String token(String page) {
    return Browser.token(browser.get(page));
  }

  private static String begin(Browser browser) {
    return browser
        .submit(
            "/send",
            Map.of(
                "csrf",
                Browser.token(browser.get("/send")),
                "recipient",
                "ars-idf",
                "purpose",
                "test",
                "persons",
                "0",
                "expires",
                "PT24H"))
        .header("location")
        .orElseThrow();
  }

  private static Client.Answer add(Browser browser, String page, String token, String... files) {
    return send(browser, page, form(part("csrf", token), files));
  }

  private static Client.Answer send(Browser browser, String page, String body) {
    return browser.ask(
        "POST",
        page + "/files",
        body,
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY,
        "Sec-Fetch-Site",
        "same-origin");
  }

  private static String form(String first, String... others) {
    return first + String.join("", others) + "--" + BOUNDARY + "--\r\n";
  }

  private static String part(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  private static String file(String name, String content) {
    return String.join(
        "\r\n",
        "--" + BOUNDARY,
        "Content-Disposition: form-data; name=\"files\"; filename=\"" + name + "\"",
        "Content-Type: application/octet-stream",
        "",
        content,
        "");
  }
}
