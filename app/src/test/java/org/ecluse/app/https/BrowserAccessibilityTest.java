package org.ecluse.app.https;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in every state that people see, in both languages: nothing for axe-core to find. */
@Tag("slow")
class BrowserAccessibilityTest extends BrowserFixture {

  private static final String LONG =
      "Résultats-d-examens-du-service-de-réanimation-polyvalente-2026-11-23-corrigés-v2.csv";

  private static final String WISH =
      """
      {"recipients":["ars-idf","cpam"],"purpose":"Suivi mensuel","category":"Facturation","persons":1200}
      """;

  private static String waiting;
  private static String begun;
  private static String taken;
  private static String revoked;
  private static String expired;
  private static String beginner;

  @BeforeAll
  static void fill() throws Exception {
    expired = deliver(content(2_000));
    house.clock.advance(Duration.ofDays(30));
    house.transfers.sweep();
    sender = house.pass(DoorHouse.SENDER);
    recipient = house.pass(DoorHouse.RECIPIENT);
    waiting = deliver(content(70_000));
    taken = deliver(content(1_000));
    client.post(API + "/deliveries/" + taken + "/ack", recipient);
    revoked = deliver(content(3_000));
    client.post(API + "/transfers/" + transferOf(revoked) + "/revoke", sender);
    begun = deliver(content(4_000));
    beginner = house.pass(DoorHouse.RECIPIENT);
    read(begun, beginner, "Range", "bytes=0-99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void forWhoeverComesBy(String language) {
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      looker.look("home", "/");
      looker.look("help", "/help");
      looker.look("error-404", "/nothing");
      looker.look("error-400", "/sign-in/done");
      looker.look("pass", "/take/" + waiting);
      Page page = open(context, "/take/" + waiting);
      page.locator("#pass").fill("eyJ-of-somebody");
      page.keyboard().press("Enter");
      page.locator("#pass-error").waitFor();
      looker.look("pass-refused", page);

      looker.look("sign-in", "/sign-in");
      page.navigate(address("/sign-in"));
      for (String field : List.of("account", "password", "code")) {
        page.locator("#" + field).fill("wrong-" + language);
      }
      page.keyboard().press("Enter");
      page.locator("#problem").waitFor();
      looker.look("sign-in-wrong", page);
      for (int i = 0; i < 12; i++) {
        new Person(house, client, "wrong-" + language).signIn("x", "123456");
      }
      page.locator("#account").fill("wrong-" + language);
      page.locator("#password").fill("x");
      page.locator("#code").fill("123456");
      page.keyboard().press("Enter");
      page.locator("#problem").waitFor();
      looker.look("sign-in-429", page);

      looker.look("invitation", "/enrol");
      String account = "neuf-" + language;
      house.account(account, Role.SENDER);
      page.navigate(address("/enrol#" + new Person(house, client, account).invite()));
      page.locator("#code-secret").waitFor();
      looker.look("enrolment", page);
      page.locator("#password").fill("short");
      page.locator("#again").fill("short");
      page.locator("#code").fill("1");
      page.keyboard().press("Enter");
      page.locator("#problem").waitFor();
      looker.look("enrolment-wrong", page);
      page.navigate(address("/enrol"));
      page.locator("#secret").fill("nothing");
      page.keyboard().press("Enter");
      page.locator(".card dl").waitFor();
      looker.look("invitation-404", page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void forRecipients(String language) {
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      Page page = open(context, "/inbox#pass=" + recipient);
      page.locator(".list li").first().waitFor();
      looker.look("inbox", page);
      looker.look("take", "/take/" + waiting);
      looker.look("take-elsewhere", "/take/" + begun);
      looker.look("take-taken", "/take/" + taken);
      looker.look("take-revoked", "/take/" + revoked);
      looker.look("take-expired", "/take/" + expired);
      looker.look("take-404", "/take/d-" + "a".repeat(26));
    }
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      Page page = open(context, "/take/" + begun + "#pass=" + beginner);
      page.locator(".have").waitFor();
      looker.look("take-begun", page);
    }
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      Page page = open(context, "/inbox#pass=" + house.pass(DoorHouse.OTHER_RECIPIENT));
      page.locator("h1").waitFor();
      looker.look("inbox-empty", page);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void forStaff(String language) {
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      signIn(context, DoorHouse.SENDER);
      looker.look("send", "/send");
      Page page = open(context, "/send");
      page.locator("#purpose").fill("Suivi");
      page.locator("#persons").fill("beaucoup");
      page.keyboard().press("Enter");
      page.locator("[role=alert]").waitFor();
      looker.look("send-wrong", page);
      looker.look("transfers", "/transfers");
      looker.look("follow", "/transfers/" + transferOf(waiting));
      looker.look("follow-begun", "/transfers/" + transferOf(begun));
      looker.look("follow-taken", "/transfers/" + transferOf(taken));
      looker.look("follow-revoked", "/transfers/" + transferOf(revoked));
      looker.look("follow-expired", "/transfers/" + transferOf(expired));
      looker.look("proof", "/transfers/" + transferOf(taken) + "/proof");
      looker.look("revoke", "/transfers/" + transferOf(waiting) + "/revoke");
      page.navigate(address("/transfers/" + transferOf(taken)));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      looker.look("receipt-print", page);
      lookAtUploads(looker, context);
    }
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      String account = "nouveau-" + language;
      house.account(account, Role.SENDER);
      signIn(context, account);
      looker.look("transfers-none", "/transfers");
      looker.look("me", "/me");
    }
  }

  /** Files that arrived, one that did not yet, one whose line is down, one that is refused. */
  private static void lookAtUploads(Looker looker, BrowserContext context) {
    String transfer = idOf("t-", client.postJson(API + "/transfers", sender, WISH));
    looker.look("upload-empty", "/transfers/" + transfer);
    client.put(API + "/transfers/" + transfer + "/files/" + "a.csv", sender, content(2_000));
    Page page = open(context, "/transfers/" + transfer);
    page.route("**/files/tus/**", route -> route.abort());
    page.setInputFiles(
        "#files",
        new FilePayload[] {
          new FilePayload(LONG, "text/csv", content(100)),
          new FilePayload("vide.csv", "text/csv", new byte[0])
        });
    page.locator(".uploads .error").waitFor();
    page.waitForFunction(
        """
        () => [...document.querySelectorAll(".uploads p")].some((p) =>
            p.textContent === document.querySelector(".uploader").dataset.sayRetrying)
        """);
    looker.look("upload", page);
    looker.look("upload-incomplete", "/transfers/" + transfer);
    client.post(API + "/transfers/" + transfer + "/revoke", sender);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void forAdmins(String language) {
    Person admin = Person.enrolled(house, client, DoorHouse.ADMIN);
    try (BrowserContext context = Looker.browser(language)) {
      Looker looker = Looker.with(context, language);
      admin.enter(context, address("/"));
      looker.look("me-fresh", "/me");
      looker.look("admin", "/admin");
      looker.look("admin-recipient", "/admin?recipient=ars-idf");
      looker.look("admin-nothing", "/admin?recipient=nobody");
      looker.look("accounts", "/admin/accounts");
      looker.look("account-person", "/admin/accounts/root");
      looker.look("account-recipient", "/admin/accounts/ars-idf");
      looker.look("lock", "/admin/lock");
      looker.look("state", "/admin/state");
      for (String kind : List.of("uploads", "passes", "sessions", "keys")) {
        looker.look("live-" + kind, "/admin/live/" + kind);
      }
      house.stores.records().append(List.of(new LedgerEvent.DiskLow(1)));
      looker.look("alarms", "/admin/alarms");
      looker.look("inventory", "/admin/inventory");
      looker.look("ledger", "/admin/ledger");
      looker.look("exposure", "/admin/exposure");
      looker.look("exposure-found", "/admin/exposure?from=2026-11-23T12:00:00Z");
      looker.look("cnil", "/admin/exposure/form?from=2026-11-23T12:00:00Z");
      looker.look("proof", "/transfers/" + transferOf(waiting) + "/proof");
      Page page = open(context, "/admin/ledger");
      page.locator("form[action$=verify] button").click();
      page.locator(".note[role=status]").waitFor();
      looker.look("ledger-verified", page);
      page.navigate(address("/admin"));
      page.locator("td button").first().click();
      page.locator("button.danger").waitFor();
      looker.look("admin-confirm", page);
      page.navigate(address("/admin/accounts/lab"));
      page.locator("form[action$=invite] button").click();
      page.locator("#shown-once").waitFor();
      looker.look("once-invitation", page);
      page.navigate(address("/admin/accounts/lab"));
      page.locator("form[action$=issue-pass] button").click();
      page.locator("#shown-once").waitFor();
      looker.look("once-pass", page);
      page.navigate(address("/admin"));
      page.evaluate("() => document.querySelectorAll('[name=csrf]').forEach(e => e.value = 'x')");
      page.locator("td button").first().click();
      page.locator(".card dl").waitFor();
      looker.look("error-403", page);
      house.health = BrowserAccessibilityTest::broken;
      looker.look("error-500", "/admin/state");
    } finally {
      house.health = DoorHouse.HEALTHY;
    }
  }

  private static List<People.Health> broken() {
    throw new IllegalStateException("as the test wants it");
  }

  /** The transfer that a delivery belongs to. */
  private static String transferOf(String delivery) {
    String all = client.get(API + "/transfers", sender).text();
    return all.substring(all.indexOf("\"transfer\":\"", all.indexOf(delivery)) + 12)
        .substring(0, 28);
  }
}
