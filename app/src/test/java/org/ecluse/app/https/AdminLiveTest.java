package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Admins find and stop whatever is live in the house, not only what is on its way out. */
class AdminLiveTest extends DoorFixture {

  private static Person admin;

  @BeforeAll
  static void signIn() {
    admin = Person.enrolled(house, client, DoorHouse.ADMIN);
  }

  private static String find(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private static String newAccount(String id, Role role) {
    house.account(id, role);
    return id;
  }

  @Test
  void passesOfTheHouse_areListedWithTheirUse_andStoppedInTwoClicks() {
    String one = house.pass(newAccount("agence-1", Role.RECIPIENT));
    String other = house.pass("agence-1");
    String elses = house.pass(newAccount("agence-2", Role.RECIPIENT));
    assertThat(admin.get("/admin/live/passes?owner=agence-1").text())
        .contains("Found: 2", "agence-1", "https, sftp, everything of the account", "<td>never")
        .doesNotContain("agence-2", one, other);
    client.get(API + "/inbox", one);
    String list = admin.get("/admin/live/passes?owner=agence-1").text();
    assertThat(list).containsPattern("<td>Monday 23 November");

    String only = find("name=\"only\" value=\"(p-[a-z2-7]{26})\"", list);
    Client.Answer asked = admin.submit("/admin/live/passes/ask", "only", only);
    assertThat(asked.text()).contains("withdrawn now: 1", "agence-1", only);
    assertThat(client.get(API + "/inbox", one).status()).isEqualTo(200);
    assertThat(client.get(API + "/inbox", other).status()).isEqualTo(200);
    assertThat(admin.submit("/admin/live/passes/stop", "thing", only).header("location"))
        .contains("/admin/live/passes?done=1");

    assertThat(admin.submit("/admin/live/passes/ask", "owner", "agence-1").text())
        .contains("withdrawn now: 1", "name=\"owner\" value=\"agence-1\"");
    admin.submit("/admin/live/passes/stop", "owner", "agence-1");
    house.recheck();
    assertThat(client.get(API + "/inbox", one).status()).isEqualTo(401);
    assertThat(client.get(API + "/inbox", other).status()).isEqualTo(401);
    assertThat(client.get(API + "/inbox", elses).status()).isEqualTo(200);
    assertThat(admin.get("/admin/live/passes?owner=agence-1").text()).contains("revoked Monday 23");
  }

  @Test
  void sessionsOfTheHouse_areListed_andEnded_butNotTheAdminsOwn() {
    Person lab = Person.enrolled(house, client, DoorHouse.SENDER);
    String list = admin.get("/admin/live/sessions").text();
    assertThat(list).contains("This browser", "password and code", ">lab<");
    admin.submit("/admin/live/sessions/stop", "owner", DoorHouse.SENDER);
    admin.submit("/admin/live/sessions/stop", "owner", DoorHouse.ADMIN);
    house.recheck();
    assertThat(lab.get("/me").status()).isEqualTo(303);
    assertThat(admin.get("/me").status()).isEqualTo(200);
  }

  @Test
  void keysOfTheHouse_areListedByTheirFingerprints_andTakenAway() {
    newAccount("agence-3", Role.RECIPIENT);
    DoorHouse.done(
        house
            .office
            .accountAdmin()
            .addKey(
                house.console(),
                new AccountId("agence-3"),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS"
                    + " marie@poste-12"));
    String list = admin.get("/admin/live/keys?owner=agence-3").text();
    assertThat(list).contains("Found: 1", "<td>never").doesNotContain("marie", "AAAAC3");
    String key = find("name=\"thing\" value=\"(agence-3 SHA256:[^\"]+)\"", list);
    assertThat(admin.submit("/admin/live/keys/stop", "thing", key).header("location"))
        .contains("/admin/live/keys?done=1");
    assertThat(admin.get("/admin/live/keys").text()).doesNotContain("agence-3");
  }

  @Test
  void whatIsNotSentYet_isListed_andErased() {
    String begun =
        client
            .postJson(
                API + "/transfers",
                sender,
                "{\"recipients\":[\"cpam\"],\"purpose\":\"Relance <i>mai</i>\"}")
            .json("id");
    client.put(API + "/transfers/" + begun + "/files/a.csv", sender, content(2_000));
    assertThat(admin.get("/admin/live/uploads").text())
        .contains("Relance &lt;i&gt;mai&lt;/i&gt;: to cpam, files: 1, 2\u00a0KB so far");
    admin.submit("/admin/live/uploads/stop", "thing", begun);
    assertThat(client.get(API + "/transfers/" + begun, sender).json("state")).isEqualTo("revoked");
    assertThat(admin.get("/admin/live/uploads").text()).doesNotContain("Relance");
  }

  @Test
  void aSearch_findsPurposesAndFileNames_andItsTextStandsInNoAddress() {
    client.put(API + "/send/ars-idf/covid-mars.csv?purpose=x", sender, content(10));
    client.put(API + "/send/ars-idf/b.csv?purpose=Suivi+COVID", sender, content(11));
    client.put(API + "/send/cpam/covid.csv?purpose=x", sender, content(12));
    client.put(API + "/send/ars-idf/c.csv?purpose=autre", sender, content(13));
    Client.Answer found = admin.submit("/admin/search", "text", "Covid", "recipient", "ars-idf");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.text())
        .contains("found: 2", "covid-mars.csv", "Suivi COVID", "only the newest 2,000")
        .doesNotContain("covid.csv", "c.csv", "?text");
    assertThat(admin.post("/admin/search", "text", "covid").status()).isEqualTo(403);
  }

  @Test
  void aPass_isIssuedForADoorATransferAndATime_andAWrongFormComesBack() {
    newAccount("agence-4", Role.RECIPIENT);
    String transfer = idOf("t-", client.put(API + "/send/agence-4/a.csv", sender, content(10)));
    String elses = idOf("t-", client.put(API + "/send/cpam/a.csv", sender, content(10)));
    String page = "/admin/accounts/agence-4/issue-pass";
    assertThat(admin.get("/admin/accounts/agence-4").text())
        .contains("value=\"PT1H\"", "value=\"PT24H\"", "value=\"PT168H\"");
    assertThat(admin.submit(page, "ttl", "PT1H").text()).contains("at least one door");
    assertThat(admin.submit(page, "door", "https", "transfers", elses).text())
        .contains("no transfer that this account", "aria-invalid=\"true\"", elses);
    assertThat(admin.submit(page, "door", "https", "ttl", "PT9999H").text())
        .contains("good for so long");
    Client.Answer issued =
        admin.submit(page, "door", "https", "transfers", transfer + "\n", "ttl", "PT1H");
    String token = find("shown-once\">([^<]+)<", issued.text());
    assertThat(client.get(API + "/inbox", token).text()).contains(transfer);
    assertThat(admin.get("/admin/live/passes?owner=agence-4").text())
        .contains("https, 1 transfer(s)");
  }

  @Test
  void aKindThatThereIsNot_isNotFound() {
    assertThat(admin.get("/admin/live/others").status()).isEqualTo(404);
    assertThat(admin.submit("/admin/live/others/stop").status()).isEqualTo(404);
  }
}
