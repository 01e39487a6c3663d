package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;

class StrangersTest extends DoorFixture {

  @Test
  void noPass_wrong_expired_revoked_forAnotherDoor_allGetOneAnswer() {
    String expired = house.pass(DoorHouse.SENDER);
    String revoked = house.pass(DoorHouse.SENDER);
    house.revokePass(revoked);
    String sftp =
        house.pass(DoorHouse.SENDER, Set.of(Door.SFTP), Optional.empty(), Duration.ofHours(1));
    List<Client.Answer> answers =
        List.of(
            client.get(API + "/transfers", null),
            client.get(API + "/transfers", "x"),
            client.get(API + "/transfers", "a.b.c"),
            client.get(API + "/transfers", revoked),
            client.get(API + "/transfers", sftp),
            client.get(API + "/transfers", "e".repeat(10_000)),
            client.get(API + "/transfers", null, "Authorization", "Basic eDp5"),
            client.get(API + "/nothing", null),
            client.get("/nothing", null),
            client.get("/api/v1/..;/inbox".replace(";", "%3B"), null),
            client.delete(API + "/passes/p-x", null),
            client.postJson(API + "/passes", null, "{"));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(401);
              assertThat(answer.text()).isEqualTo(answers.getFirst().text());
              assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
            });
    house.clock.advance(Duration.ofHours(2));
    assertThat(client.get(API + "/transfers", expired).text()).isEqualTo(answers.getFirst().text());
    house.clock.advance(Duration.ofHours(-2));
  }

  @Test
  void foreignThings_unknownThings_andAdminsThings_getOneAnswer() {
    String delivery = deliver(content(1_000));
    String other = house.pass(DoorHouse.OTHER_RECIPIENT);
    String unknown = "d-" + "a".repeat(26);
    List<Client.Answer> answers =
        List.of(
            client.get(API + "/nothing", recipient),
            client.get("/nothing", recipient),
            read(delivery, other),
            read(unknown, other),
            read("d-x", other),
            read(delivery, sender),
            client.post(API + "/deliveries/" + delivery + "/ack", other),
            client.post(API + "/deliveries/" + delivery + "/revoke", other),
            client.post(API + "/deliveries/" + delivery + "/reissue", recipient),
            client.get(API + "/inbox", sender),
            client.get(API + "/transfers", recipient),
            client.get(API + "/passes", sender),
            client.postJson(API + "/passes", sender, "{}"),
            client.postJson(API + "/passes", sender, "{\"account\":\"lab\"}"),
            client.delete(API + "/passes/p-" + "a".repeat(26), recipient));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(404);
              assertThat(answer.text()).isEqualTo(answers.getFirst().text());
            });
    assertThat(state(delivery)).isEqualTo("available");
  }

  @Test
  void passForOneTransfer_seesNothingElse() {
    String mine = deliver(content(1_000));
    String other = deliver(content(1_001));
    Client.Answer all = client.get(API + "/inbox", recipient);
    int at = all.text().indexOf(mine);
    String transfer =
        all.text().substring(all.text().indexOf("t-", at), all.text().indexOf("t-", at) + 28);
    String narrow =
        house.pass(
            DoorHouse.RECIPIENT,
            Set.of(Door.HTTPS),
            Optional.of(Set.of(TransferId.parse(transfer).orElseThrow())),
            Duration.ofHours(1));
    assertThat(client.get(API + "/inbox", narrow).text()).contains(mine).doesNotContain(other);
    assertThat(read(other, narrow).status()).isEqualTo(404);
    assertThat(read(mine, narrow).status()).isEqualTo(200);
  }

  @Test
  void admin_issuesLooksAndWithdraws() {
    String admin = house.pass(DoorHouse.ADMIN);
    Client.Answer issued =
        client.postJson(
            API + "/passes", admin, "{\"account\":\"lab\",\"doors\":[\"https\"],\"ttl\":\"30m\"}");
    assertThat(issued.status()).isEqualTo(201);
    assertThat(issued.json("expires")).isEqualTo("2026-11-23T12:30:00Z");
    String pass = issued.json("pass");
    assertThat(client.get(API + "/transfers", pass).status()).isEqualTo(200);
    assertThat(client.get(API + "/passes", admin).text())
        .contains(issued.json("id"))
        .doesNotContain(pass);
    assertThat(client.delete(API + "/passes/" + issued.json("id"), admin).status()).isEqualTo(204);
    assertThat(client.get(API + "/transfers", pass).status()).isEqualTo(401);
  }

  @Test
  void adminsBadWishes_nameTheirField() {
    String admin = house.pass(DoorHouse.ADMIN);
    assertThat(issue(admin, "{}")).isEqualTo("account");
    assertThat(issue(admin, "{\"account\":\"nobody\"}")).isEqualTo("account");
    assertThat(issue(admin, "{\"account\":\"lab\",\"doors\":[\"window\"]}")).isEqualTo("doors");
    assertThat(issue(admin, "{\"account\":\"lab\",\"doors\":[]}")).isEqualTo("doors");
    assertThat(issue(admin, "{\"account\":\"lab\",\"ttl\":\"soon\"}")).isEqualTo("ttl");
    assertThat(issue(admin, "{\"account\":\"lab\",\"transfers\":[\"x\"]}")).isEqualTo("transfers");
    assertThat(issue(admin, "{\"account\":\"lab\",\"transfers\":[null]}")).isEqualTo("transfers");
    assertThat(issue(admin, "{\"account\":\"lab\",\"doors\":[null]}")).isEqualTo("doors");
  }

  @Test
  void brokenJson_unknownMembers_wrongTypes_areInvalid_andQuoteNothing() {
    for (String body :
        List.of(
            "{",
            "",
            "[]",
            "nul",
            "{\"recipients\":\"ars-idf\"}",
            "{\"recipients\":[null]}",
            "{\"recipients\":[\"ars-idf\"],\"expire\":\"1h\"}",
            "{\"recipients\":[\"ars-idf\"],\"persons\":\"SECRET-MARKER\"}",
            "[".repeat(5_000))) {
      Client.Answer refused = client.postJson(API + "/transfers", sender, body);
      assertThat(refused.status()).as(body + " " + refused.text()).isEqualTo(400);
      assertThat(refused.json("code")).isEqualTo("invalid");
      assertThat(refused.text()).doesNotContain("SECRET-MARKER").doesNotContain("expire");
    }
  }

  @Test
  void otherThanJson_andTooMuchJson_areRefused() {
    assertThat(
            client
                .ask(
                    "POST",
                    API + "/transfers",
                    sender,
                    java.net.http.HttpRequest.BodyPublishers.ofString("<x/>"),
                    "Content-Type",
                    "text/xml")
                .status())
        .isEqualTo(415);
    Client.Answer large =
        client.postJson(
            API + "/transfers", sender, "{\"purpose\":\"" + "x".repeat(400_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
  }

  @Test
  void anotherMethodThanTheRoutes_isRefused_withThoseItHas() {
    Client.Answer refused = client.delete(API + "/transfers", sender);
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.json("code")).isEqualTo("method_not_allowed");
    assertThat(refused.header("Allow")).contains("GET, HEAD, POST");
    assertThat(client.delete(API + "/transfers", null).status()).isEqualTo(401);
  }

  private static String issue(String admin, String json) {
    Client.Answer refused = client.postJson(API + "/passes", admin, json);
    assertThat(refused.status()).isEqualTo(400);
    return refused.json("field");
  }
}
