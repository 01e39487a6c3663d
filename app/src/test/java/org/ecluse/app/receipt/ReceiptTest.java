package org.ecluse.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.wiring.Inhabited;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.outcome.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {

  @TempDir Path directory;

  private Inhabited people;
  private DeliveryView delivery;
  private String receipt;
  private List<NoteKey> keys;

  @BeforeEach
  void aReceiptOfATransferThatIsOver() {
    people = new Inhabited(directory.resolve("home"));
    delivery = people.send("hello");
    people.take(delivery.id());
    people.house.transfers().sweep();
    receipt = Inhabited.done(people.house.receipts().of(people.sender(), delivery.transfer()));
    keys =
        ReceiptKey.in("{\"keys\":[" + ReceiptKey.of(people.house.notary().publicKey()) + "]}")
            .orElseThrow();
  }

  @AfterEach
  void close() {
    people.close();
  }

  @Test
  void aReceipt_verifiesWithThePublicKeyAlone_andTellsWhatBecameOfTheFile() {
    assertThat(ReceiptCheck.of(receipt, keys)).isInstanceOf(ReceiptCheck.Result.Genuine.class);
    Map<String, Object> payload =
        ((ReceiptCheck.Result.Genuine) ReceiptCheck.of(receipt, keys)).payload();
    assertThat(payload.get("sha256"))
        .isEqualTo(
            Map.of(
                delivery.file().toString(),
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    List<?> deliveries = (List<?>) payload.getOrDefault("deliveries", List.of());
    Map<?, ?> told = (Map<?, ?>) deliveries.getFirst();
    assertThat(told.get("delivery")).isEqualTo(delivery.id().toString());
    assertThat(told.get("ended")).isEqualTo("delivered");
    assertThat(told.get("bytes_left")).isEqualTo(5L);
    assertThat(told.get("taken_by")).asString().startsWith("pass:");
    assertThat(told.keySet().stream().map(Object::toString))
        .contains("deposited_at", "key_destroyed_at", "bytes_absent_at");
  }

  @Test
  void aReceipt_doesNotTellWhereItWasReadFrom_whichTheLedgerKnows() throws ParseException {
    List<String> onLedger = new ArrayList<>();
    people.house.stores().ledger().forEach(entry -> onLedger.add(entry.json()));
    assertThat(onLedger).anyMatch(body -> body.contains("\"origin\":\"o-"));

    String payload = JWSObject.parse(receipt).getPayload().toString();

    assertThat(payload).contains("delivery_claimed").doesNotContain("delivery_reached", "o-");
  }

  @Test
  void anAlteredReceipt_isRefused_whateverCharacterItIs() {
    for (int i = 0; i < receipt.length(); i++) {
      char other = receipt.charAt(i) == 'A' ? 'B' : 'A';
      String altered = receipt.substring(0, i) + other + receipt.substring(i + 1);
      assertThat(ReceiptCheck.of(altered, keys))
          .as("character %d", i)
          .isInstanceOf(ReceiptCheck.Result.Refused.class);
    }
  }

  @Test
  void aReceiptOfAnotherInstallation_isRefused() {
    NoteKey other = LedgerKey.copyOf(new byte[LedgerKey.SEED_BYTES]).named("other");
    assertThat(ReceiptCheck.of(receipt, List.of(other)))
        .isInstanceOf(ReceiptCheck.Result.Refused.class);
  }

  @Test
  void aReceipt_isNoPass_andIsForNobodyElse() {
    assertThat(people.house.passVerifier().verify(receipt, Door.HTTPS)).isEmpty();
    assertThat(people.house.receipts().of(people.recipient(), delivery.transfer()))
        .isInstanceOf(Outcome.Refused.class);
  }
}
