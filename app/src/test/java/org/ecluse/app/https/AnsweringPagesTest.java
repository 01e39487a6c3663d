package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.receipt.ReceiptCheck;
import org.ecluse.app.receipt.ReceiptKey;
import org.ecluse.app.web.text.Language;
import org.ecluse.app.web.text.Words;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house answers for itself: ledger, receipts, exposure, alarms and inventory in a browser. */
class AnsweringPagesTest extends DoorFixture {

  private static final String NOW = "?from=2026-11-23T12:00:00Z";

  private static Person admin;
  private static Person staff;

  @BeforeAll
  static void signIn() {
    admin = Person.enrolled(house, client, DoorHouse.ADMIN);
    staff = Person.enrolled(house, client, DoorHouse.SENDER);
  }

  @Test
  void theLedger_isVerifiedAndDownloaded() {
    deliver(content(10));
    assertThat(admin.get("/admin/ledger").text()).contains("ecluse.invalid/");
    assertThat(admin.submit("/admin/ledger/verify").text()).contains("the ledger is sound");
    var export = admin.get("/admin/ledger/export.jsonl");
    assertThat(export.header("content-disposition"))
        .contains("attachment; filename=\"ledger.jsonl\"");
    assertThat(export.text()).startsWith("{\"format\":\"ecluse-ledger@v1\"");
  }

  @Test
  void everyAlarm_hasItsMeaningAndWhatToDo_andShows() {
    for (Language language : Language.values()) {
      for (String type : LedgerEvent.Alarm.types()) {
        assertThat(Words.in(language).keys()).contains("alarm." + type, "alarm." + type + ".do");
      }
    }
    house
        .stores
        .records()
        .append(List.of(new LedgerEvent.IntegrityFailed(new FileId(new Id128(1, 2)))));
    assertThat(admin.get("/admin/alarms").text())
        .contains("integrity_failed", "Find out who can write", "let things out to ars-idf again");
    assertThat(admin.submit("/admin/alarms/open").status()).isEqualTo(303);
    assertThat(admin.submit("/admin/alarms/unfreeze", "recipient", "ars-idf").status())
        .isEqualTo(303);
    assertThat(admin.submit("/admin/alarms/unfreeze", "recipient", "no such").status())
        .isEqualTo(404);
  }

  @Test
  void anExposure_isAskedByAForm_andGivenInEveryForm() {
    String delivery = deliver(content(10));
    String page = admin.get("/admin/exposure" + NOW).text();
    assertThat(page).contains(delivery);
    assertThat(admin.get("/admin/exposure/report.csv" + NOW).text())
        .startsWith("delivery,transfer,file")
        .contains(delivery);
    assertThat(admin.get("/admin/exposure/report.json" + NOW).text()).contains(delivery);
    assertThat(admin.get("/admin/exposure/form" + NOW).text())
        .contains("NOTIFICATION D", "lang=\"fr\"", delivery);
    assertThat(admin.get("/admin/exposure" + NOW + "&identity=ssh_key:none").text())
        .doesNotContain(delivery);
    assertThat(admin.get("/admin/exposure" + NOW + "&account=" + DoorHouse.SENDER).text())
        .contains(delivery);
    read(delivery, recipient, "Range", "bytes=0-4");
    String here =
        admin.get("/admin/exposure" + NOW + "&to=2100-01-01T00:00&address=127.0.0.1").text();
    assertThat(here).contains(delivery, "address=127.0.0.1", "<code class=\"hash\">o-");
    String origin = "o-" + here.split("<code class=\"hash\">o-", 2)[1].substring(0, 26);
    String byOrigin = NOW + "&to=2100-01-01T00:00&address=" + origin;
    assertThat(admin.get("/admin/exposure/report.csv" + byOrigin).text())
        .contains(delivery, origin)
        .doesNotContain("127.0.0.1");
    assertThat(admin.get("/admin/exposure/form" + byOrigin).text())
        .contains("adresse de pseudonyme " + origin);
    assertThat(admin.get("/admin/exposure" + NOW + "&to=2100-01-01T00:00&address=127.0.0.9").text())
        .doesNotContain(delivery);
    for (String bad :
        List.of(
            "?from=yesterday",
            NOW + "&to=2026-11-22T00:00",
            NOW + "&account=nobody",
            NOW + "&address=localhost")) {
      assertThat(admin.get("/admin/exposure" + bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(staff.get("/admin/exposure/report.csv" + NOW).status()).isEqualTo(404);
  }

  @Test
  void theInventory_saysWhatIsStored_andItsSignature() {
    assertThat(admin.get("/admin/inventory").text()).contains("Files: 0, keys: 0", "signed");
  }

  @Test
  void aReceipt_isShownWithItsProof_toItsSenderAndAdmins() {
    String delivery = deliver(content(10));
    String proof =
        "/transfers/"
            + DoorHouse.done(
                    house.transfers.look(house.console(), DeliveryId.parse(delivery).orElseThrow()))
                .transfer()
            + "/proof";
    assertThat(admin.get("/admin/receipt?id=" + delivery).header("location")).contains(proof);
    assertThat(staff.get(proof).text()).contains(delivery, "delivery_offered");
    String text = staff.get(proof + ".jws").text();
    assertThat(
            ReceiptCheck.of(
                text,
                ReceiptKey.in(client.get("/.well-known/jwks.json", sender).text()).orElseThrow()))
        .isInstanceOf(ReceiptCheck.Result.Genuine.class);
    assertThat(new Person(house, client, "nobody").get(proof).status()).isEqualTo(303);
    assertThat(staff.get("/transfers/nonsense/proof").status()).isEqualTo(404);
  }

  private static Client.Answer witness(String body) {
    return client.ask("POST", "/witness/add-checkpoint", null, BodyPublishers.ofString(body));
  }

  @Test
  void aWitness_answersInTheWordsOfTheSpecification() {
    deliver(content(10));
    LedgerKey key = house.stores.ledger().key();
    Hash root = house.stores.ledger().read(LedgerBook.Snapshot::root);
    SignedNote note = new Checkpoint(key.ownName(), 3, root).signedBy(key);

    assertThat(witness("nonsense").status()).isEqualTo(400);
    String stranger = new Checkpoint("elsewhere", 3, root).signedBy(key).toString();
    assertThat(witness("old 0\n\n" + stranger).status()).isEqualTo(404);
    SignedNote forged =
        new Checkpoint(key.ownName(), 3, root)
            .signedBy(LedgerKey.copyOf(new byte[LedgerKey.SEED_BYTES]));
    assertThat(witness("old 0\n\n" + forged).status()).isEqualTo(403);
    Client.Answer cosigned = witness("old 0\n\n" + note);
    assertThat(cosigned.status()).isEqualTo(200);
    assertThat(
            new Cosigner(key.named(key.ownName()))
                .signed(SignedNote.parse(note + cosigned.text()).orElseThrow()))
        .isPresent();
    Client.Answer again = witness("old 0\n\n" + note);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.header("content-type")).contains("text/x.tlog.size");
    assertThat(again.text()).isEqualTo("3\n");
    SignedNote next = new Checkpoint(key.ownName(), 4, root).signedBy(key);
    assertThat(witness("old 3\n\n" + next).status()).isEqualTo(422);
    String here = "/witness/checkpoint?origin=" + key.ownName();
    assertThat(client.get(here, null).text()).startsWith(note.text());
    assertThat(client.get("/witness/checkpoint?origin=elsewhere", null).status()).isEqualTo(404);
  }
}
