package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Admins find and stop everything by their pages, and nobody else finds these. */
class AdminPagesTest extends DoorFixture {

  private static final List<String> PAGES =
      List.of(
          "/admin",
          "/admin/live/uploads",
          "/admin/live/passes",
          "/admin/live/sessions",
          "/admin/live/keys",
          "/admin/stopping",
          "/admin/lock",
          "/admin/accounts",
          "/admin/accounts/lab",
          "/admin/state",
          "/me",
          "/admin/alarms",
          "/admin/ledger",
          "/admin/exposure",
          "/admin/inventory",
          "/admin/ledger/export.jsonl");

  private static final List<String> DEEDS =
      List.of(
          "/admin/revoke",
          "/admin/revoke/ask",
          "/admin/search",
          "/admin/live/passes/ask",
          "/admin/live/passes/stop",
          "/admin/lock",
          "/admin/accounts",
          "/admin/accounts/lab/disable",
          "/admin/accounts/lab/invite",
          "/admin/accounts/lab/issue-pass",
          "/admin/accounts/lab/add-key",
          "/admin/ledger/verify",
          "/admin/alarms/open",
          "/admin/alarms/unfreeze");

  private static Person admin;
  private static Person staff;

  @BeforeAll
  static void signIn() {
    admin = Person.enrolled(house, client, DoorHouse.ADMIN);
    staff = Person.enrolled(house, client, DoorHouse.SENDER);
  }

  private static String id(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  @Test
  void pages_areForAdmins_andOthersDoNotFindThem() {
    Person nobody = new Person(house, client, "nobody");
    String delivery = deliver(content(10));
    for (String page : PAGES) {
      assertThat(admin.get(page).status()).as(page).isEqualTo(200);
      assertThat(nobody.get(page).status()).as(page).isEqualTo(303);
      assertThat(staff.get(page).status()).as(page).isEqualTo(page.equals("/me") ? 200 : 404);
    }
    for (String deed : DEEDS) {
      assertThat(nobody.post(deed, "delivery", delivery).status()).as(deed).isEqualTo(303);
      assertThat(staff.submit(deed, "delivery", delivery, "sure", "yes").status())
          .as(deed)
          .isEqualTo(404);
      assertThat(admin.post(deed, "delivery", delivery, "sure", "yes").status())
          .as(deed)
          .isEqualTo(403);
    }
    assertThat(state(delivery)).isEqualTo("available");
    assertThat(staff.get("/me").status()).isEqualTo(200);
  }

  @Test
  void revoking_takesTwoClicks_andASecondTime_changesNothing() {
    String delivery = deliver(content(10));
    String other = deliver(content(10));
    assertThat(admin.get("/admin?recipient=ars-idf").text()).contains(delivery, "export.csv");

    assertThat(admin.submit("/admin/revoke/ask", "delivery", delivery).text()).contains(delivery);
    assertThat(state(delivery)).isEqualTo("available");
    assertThat(admin.submit("/admin/revoke", "delivery", delivery).status()).isEqualTo(303);
    assertThat(state(delivery)).isEqualTo("revoked");
    assertThat(admin.submit("/admin/revoke", "delivery", delivery).status()).isEqualTo(303);

    assertThat(state(other)).isEqualTo("available");
    assertThat(admin.get("/admin").text()).contains(other).doesNotContain(delivery);
  }

  @Test
  void allOfARecipient_areRevokedAtOnce_andNoOthers() {
    String delivery = deliver(content(10));
    client.put(API + "/send/cpam/other.csv", sender, content(10));
    assertThat(admin.submit("/admin/revoke", "recipient", "ars-idf").status()).isEqualTo(303);
    assertThat(state(delivery)).isEqualTo("revoked");
    assertThat(admin.get("/admin?recipient=ars-idf").text()).contains("found: 0");
    assertThat(admin.get("/admin?recipient=cpam").text()).contains("other.csv");
    assertThat(admin.get("/admin?recipient=none-such").text()).contains("found: 0");
    assertThat(admin.get("/admin?state=claimed&page=9&sender=%3Cscript%3E").status())
        .isEqualTo(200);
  }

  @Test
  void anAccount_isMadeInvitedDisabledAndEnabled() {
    assertThat(
            admin
                .submit("/admin/accounts", "id", "clinique", "name", "La <b>", "role", "sender")
                .status())
        .isEqualTo(303);
    assertThat(admin.get("/admin/accounts/clinique").text()).contains("La &lt;b&gt;");
    assertThat(admin.submit("/admin/accounts", "id", "clinique", "role", "sender").status())
        .isEqualTo(409);
    String invited = admin.submit("/admin/accounts/clinique/invite").text();
    String secret = id("/enrol#([A-Za-z0-9_-]{43})<", invited);
    Person person = new Person(house, client, "clinique");
    assertThat(person.enrol(secret).status()).isEqualTo(303);

    assertThat(admin.submit("/admin/accounts/clinique/disable").status()).isEqualTo(303);
    house.recheck();
    assertThat(person.get("/me").status()).isEqualTo(303);
    assertThat(admin.submit("/admin/accounts/clinique/enable").status()).isEqualTo(303);
    assertThat(person.signIn().status()).isEqualTo(303);
  }

  @Test
  void aPass_isShownOnce_andRevoked() {
    house.account("agence", Role.RECIPIENT);
    String shown =
        admin
            .submit(
                "/admin/accounts/agence/issue-pass", "door", "https", "door", "sftp", "ttl", "PT1H")
            .text();
    String token = id("shown-once\">([^<]+)<", shown);
    assertThat(client.get(API + "/inbox", token).status()).isEqualTo(200);
    String account = admin.get("/admin/accounts/agence").text();
    assertThat(account).doesNotContain(token);
    String pass = id("name=\"pass\" value=\"(p-[a-z2-7]{26})\"", account);
    assertThat(admin.submit("/admin/accounts/agence/revoke-pass", "pass", pass).status())
        .isEqualTo(303);
    house.recheck();
    assertThat(client.get(API + "/inbox", token).status()).isEqualTo(401);
  }

  @Test
  void aKey_isShownByItsFingerprint_withoutItsComment() {
    String key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS"
            + " marie@poste-12";
    assertThat(admin.submit("/admin/accounts/cpam/add-key", "key", key).status()).isEqualTo(303);
    String account = admin.get("/admin/accounts/cpam").text();
    assertThat(account).doesNotContain("marie");
    String fingerprint = id("name=\"fingerprint\" value=\"(SHA256:[^\"]+)\"", account);
    assertThat(admin.submit("/admin/accounts/cpam/revoke-key", "fingerprint", fingerprint).status())
        .isEqualTo(303);
    assertThat(admin.get("/admin/accounts/cpam").text()).doesNotContain("SHA256:");
    assertThat(admin.submit("/admin/accounts/cpam/add-key", "key", "nonsense").status())
        .isEqualTo(400);
  }

  @Test
  void lockingTheHouse_stopsEverything_butAdmins() throws Exception {
    try (DoorHouse locked = new DoorHouse(folder.resolve("locked"));
        Client there = new Client(locked)) {
      Person boss = Person.enrolled(locked, there, DoorHouse.ADMIN);
      Person lab = Person.enrolled(locked, there, DoorHouse.SENDER);
      String pass = locked.pass(DoorHouse.SENDER);
      there.put(API + "/send/ars-idf/a.csv", pass, content(10));
      there.postJson(API + "/transfers", pass, "{\"recipients\":[\"ars-idf\"]}");

      assertThat(boss.submit("/admin/lock").header("location")).contains("/admin/lock");
      assertThat(lab.get("/me").status()).isEqualTo(200);
      assertThat(boss.submit("/admin/lock", "sure", "yes").status()).isEqualTo(303);
      locked.recheck();

      assertThat(lab.get("/me").status()).isEqualTo(303);
      assertThat(there.get(API + "/transfers", pass).status()).isEqualTo(401);
      assertThat(boss.get("/admin").text()).contains("found: 0");
      assertThat(boss.get("/admin/live/uploads").text()).contains("Found: 0");
      assertThat(locked.office.accountAdmin().enable(locked.console(), new AccountId("lab")))
          .isNotNull();
      assertThat(boss.submit("/admin/lock", "sure", "yes").status()).isEqualTo(303);
    }
  }
}
