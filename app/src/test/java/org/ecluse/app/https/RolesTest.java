package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what over HTTPS: every route for everybody, from one table. A cell is the status, and
 * a refusal must leave everything as it was.
 *
 * <p>{@code {T}} is a transfer that was sent by the sender to the recipient, {@code {D}} its
 * delivery, {@code {C}} one that the recipient has begun to read, {@code {U}} a transfer of the
 * sender that holds a file and is not sent, {@code {V}} another that has only announced one, {@code
 * {F}}, {@code {P}} a pass. {@code elsewhere} is the rightful recipient with a pass for another
 * transfer, {@code wrong-door} with a pass for SFTP only, {@code revoked} and {@code over} with one
 * that was revoked or has expired.
 */
class RolesTest extends DoorFixture {

  private static final String TABLE =
      """
      request                               nobody sender other-sender recipient other-recipient admin elsewhere wrong-door revoked over
      GET     /openapi.yml                  200    200    200          200       200             200   200       200        200     200
      GET     /.well-known/jwks.json        200    200    200          200       200             200   200       200        200     200
      PUT     /send/ars-idf/new.csv         401    201    201          404       404             404   404       401        401     401
      POST    /transfers                    401    201    201          404       404             404   404       401        401     401
      PUT     /transfers/{U}/files/b.csv    401    201    404          404       404             404   404       401        401     401
      OPTIONS /transfers/{V}/files          401    204    404          404       404             404   404       401        401     401
      POST    /transfers/{V}/files          401    201    404          404       404             404   404       401        401     401
      HEAD    /transfers/{V}/files/tus/{F}  401    200    404          404       404             404   404       401        401     401
      PATCH   /transfers/{V}/files/tus/{F}  401    204    404          404       404             404   404       401        401     401
      DELETE  /transfers/{V}/files/tus/{F}  401    204    404          404       404             404   404       401        401     401
      POST    /transfers/{U}/send           401    200    404          404       404             404   404       401        401     401
      POST    /transfers/{U}/revoke         401    200    404          404       404             200   404       401        401     401
      GET     /transfers                    401    200    200          404       404             200   404       401        401     401
      GET     /transfers/{T}                401    200    404          404       404             200   404       401        401     401
      GET     /transfers/{T}/receipt        401    200    404          404       404             200   404       401        401     401
      GET     /inbox                        401    404    404          200       200             404   200       401        401     401
      HEAD    /deliveries/{D}/content       401    404    404          200       404             404   404       401        401     401
      GET     /deliveries/{D}/content       401    404    404          200       404             404   404       401        401     401
      POST    /deliveries/{D}/ack           401    404    404          204       404             404   404       401        401     401
      POST    /deliveries/{D}/revoke        401    200    404          404       404             200   404       401        401     401
      POST    /deliveries/{C}/reissue       401    200    404          404       404             200   404       401        401     401
      POST    /transfers/{T}/revoke         401    200    404          404       404             200   404       401        401     401
      GET     /passes                       401    404    404          404       404             200   404       401        401     401
      POST    /passes                       401    404    404          404       404             201   404       401        401     401
      DELETE  /passes/{P}                   401    404    404          404       404             204   404       401        401     401
      """;

  /** What requests of tus say. */
  private static final String[] TUS = {
    "Tus-Resumable", "1.0.0",
    "Upload-Length", "9",
    "Upload-Metadata", "filename YQ==",
    "Upload-Offset", "0",
    "Content-Type", "application/offset+octet-stream"
  };

  private static final String OTHER_SENDER = "clinique";

  private static final Map<String, String> PASSES = new HashMap<>();
  private static Things things;

  /** The pass that is over comes first: the clock moves past it, and the others begin after it. */
  @BeforeAll
  static void everybody() {
    Duration hour = Duration.ofHours(1);
    PASSES.put("over", house.pass(DoorHouse.RECIPIENT));
    house.clock.advance(Duration.ofMinutes(62));
    house.account(OTHER_SENDER, Role.SENDER);
    sender = house.pass(DoorHouse.SENDER);
    recipient = house.pass(DoorHouse.RECIPIENT);
    String revoked = house.pass(DoorHouse.RECIPIENT);
    house.revokePass(revoked);
    things = Things.make();
    Set<TransferId> reach = Set.of(TransferId.parse(things.transfer()).orElseThrow());
    things = Things.make();
    Set<Door> all = EnumSet.allOf(Door.class);
    PASSES.put("sender", sender);
    PASSES.put("other-sender", house.pass(OTHER_SENDER));
    PASSES.put("recipient", recipient);
    PASSES.put("other-recipient", house.pass(DoorHouse.OTHER_RECIPIENT));
    PASSES.put("admin", house.pass(DoorHouse.ADMIN));
    PASSES.put("elsewhere", house.pass(DoorHouse.RECIPIENT, all, Optional.of(reach), hour));
    PASSES.put(
        "wrong-door",
        house.pass(DoorHouse.RECIPIENT, EnumSet.of(Door.SFTP), Optional.empty(), hour));
    PASSES.put("revoked", revoked);
  }

  @TestFactory
  Stream<DynamicTest> everybody_mayDoWhatTheTableSays_andNothingElse() {
    List<String> lines = TABLE.lines().toList();
    List<String> who = words(lines.getFirst());
    return lines.stream()
        .skip(1)
        .map(RolesTest::words)
        .flatMap(row -> cells(who.subList(1, who.size()), row));
  }

  private static Stream<DynamicTest> cells(List<String> who, List<String> row) {
    List<DynamicTest> cells = new ArrayList<>();
    for (int i = 0; i < who.size(); i++) {
      String caller = who.get(i);
      int expected = Integer.parseInt(row.get(i + 2));
      cells.add(
          dynamicTest(
              "%s %s by %s: %d".formatted(row.get(0), row.get(1), caller, expected),
              () -> check(row.get(0), row.get(1), caller, expected)));
    }
    assertThat(row).hasSize(who.size() + 2);
    return cells.stream();
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split(" +"));
  }

  private static void check(String method, String template, String caller, int expected) {
    boolean isPublic = template.startsWith("/openapi") || template.startsWith("/.well-known");
    String path = (isPublic ? "" : API) + things.fill(template);
    String pass = caller.equals("nobody") ? null : Objects.requireNonNull(PASSES.get(caller));

    String[] headers = template.contains("/files") ? TUS : new String[0];
    Client.Answer answer = client.ask(method, path, pass, body(method, template), headers);

    assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
    if (expected >= 400) {
      assertThat(answer.text()).doesNotContain(things.transfer(), things.delivery());
      things.assertUntouched();
    } else if (template.contains("{")) {
      things = Things.make();
    }
  }

  private static BodyPublisher body(String method, String template) {
    return switch (method + template) {
      case "POST/transfers" -> BodyPublishers.ofString("{\"recipients\":[\"ars-idf\"]}");
      case "POST/passes" -> BodyPublishers.ofString("{\"account\":\"ars-idf\"}");
      default ->
          Set.of("PUT", "PATCH").contains(method)
              ? BodyPublishers.ofString("x")
              : BodyPublishers.noBody();
    };
  }

  /** What the requests are about. */
  private record Things(
      String transfer,
      String delivery,
      String claimed,
      String unsent,
      String announcing,
      String announced,
      String pass) {

    static Things make() {
      Client.Answer sent = client.put(API + "/send/ars-idf/a.csv", sender, content(10));
      String claimed = deliver(content(10));
      read(claimed, recipient, "Range", "bytes=0-0");
      Client.Answer unsent =
          client.postJson(API + "/transfers", sender, "{\"recipients\":[\"ars-idf\"]}");
      String open = idOf("t-", unsent);
      client.put(API + "/transfers/" + open + "/files/a.csv", sender, content(10));
      String announcing =
          idOf("t-", client.postJson(API + "/transfers", sender, "{\"recipients\":[\"ars-idf\"]}"));
      Client.Answer announced =
          client.ask(
              "POST",
              API + "/transfers/" + announcing + "/files",
              sender,
              BodyPublishers.noBody(),
              TUS);
      String location = announced.header("Location").orElseThrow();
      return new Things(
          idOf("t-", sent),
          idOf("d-", sent),
          claimed,
          open,
          announcing,
          location.substring(location.lastIndexOf('/') + 1),
          house.pass(DoorHouse.RECIPIENT));
    }

    void assertUntouched() {
      assertThat(state(delivery)).isEqualTo("available");
      assertThat(state(claimed)).isEqualTo("claimed");
      assertThat(client.get(API + "/transfers/" + unsent, sender).json("state"))
          .isEqualTo("uploading");
      assertThat(client.get(API + "/transfers/" + announcing, sender).text())
          .contains("\"id\":\"" + announced + "\",\"name\":\"a\",\"size\":0,\"announced\":9");
      assertThat(client.get(API + "/inbox", pass).status()).isEqualTo(200);
    }

    String fill(String template) {
      return template
          .replace("{T}", transfer)
          .replace("{D}", delivery)
          .replace("{C}", claimed)
          .replace("{U}", unsent)
          .replace("{V}", announcing)
          .replace("{F}", announced)
          .replace("{P}", jti());
    }

    private String jti() {
      byte[] claims = Base64.getUrlDecoder().decode(pass.split("\\.", -1)[1]);
      return new String(claims, StandardCharsets.UTF_8)
          .replaceAll(".*\"jti\":\"(p-[a-z2-7]{26})\".*", "$1");
    }
  }
}
