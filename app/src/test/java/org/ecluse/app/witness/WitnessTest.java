package org.ecluse.app.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.LedgerSettings;
import org.ecluse.app.ledger.Notary;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.ledger.Tree;
import org.ecluse.app.store.Stores;
import org.ecluse.app.witness.Witness.Answer;
import org.ecluse.policy.ledger.LedgerEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house remembers the checkpoints of another, and neither goes back. */
class WitnessTest {

  private static final Hash NONE = Hash.of(new byte[Hash.BYTES]);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path directory;

  private Stores log;
  private Notary notary;
  private Stores there;
  private Witness witness;

  @BeforeEach
  void open() {
    log = stores("log");
    notary =
        new Notary(
            log.ledger(),
            log.ledger().key(),
            LedgerSettings.DEFAULT,
            List.of(),
            fact -> log.records().append(List.of(fact)),
            InstantSource.fixed(NOW));
    notary.hurry();
    openWitness();
  }

  private void openWitness() {
    there = stores("witness");
    LedgerKey key = there.ledger().key();
    witness =
        new Witness(
            List.of(notary.publicKey()),
            there.witnessed(),
            key,
            new Cosigner(key.named("witness.example")),
            InstantSource.fixed(NOW));
  }

  private Stores stores(String name) {
    return Stores.open(directory.resolve(name), InstantSource.fixed(NOW), new SecureRandom());
  }

  @AfterEach
  void close() {
    log.close();
    there.close();
  }

  private SignedNote grow(int facts) {
    for (int i = 0; i < facts; i++) {
      log.records().append(List.of(new LedgerEvent.EpochKeyDestroyed("2026-11-01")));
    }
    notary.round();
    return log.ledger().newest().orElseThrow();
  }

  private static long size(SignedNote note) {
    return Checkpoint.in(note).orElseThrow().size();
  }

  private String request(Optional<SignedNote> old, SignedNote next) {
    long from = old.map(WitnessTest::size).orElse(0L);
    List<Hash> proof =
        from == 0
            ? List.of()
            : log.ledger().read(now -> Tree.consistency(now.nodes(), from, size(next)));
    return new AddCheckpoint(from, proof, next).text();
  }

  private SignedNote cosigned(SignedNote note, Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Cosigned.class);
    return SignedNote.parse(note + ((Answer.Cosigned) answer).line()).orElseThrow();
  }

  @Test
  void whatFollows_isCosigned_withTheTime_andRememberedAcrossARestart() {
    SignedNote first = grow(3);
    SignedNote signed = cosigned(first, witness.add(request(Optional.empty(), first)));
    assertThat(witness.key().signed(signed)).contains(NOW);
    assertThat(notary.publicKey().signed(signed)).isTrue();
    SignedNote second = grow(8);
    cosigned(second, witness.add(request(Optional.of(first), second)));

    there.close();
    openWitness();
    String origin = notary.publicKey().name();
    assertThat(witness.newest(origin).map(SignedNote::text)).contains(second.text());
    // The same once more, as after an answer that was lost.
    cosigned(second, witness.add(request(Optional.of(second), second)));
  }

  @Test
  void goingBack_isRefused_andItIsSaidWhatIsRemembered() {
    SignedNote first = grow(3);
    SignedNote second = grow(8);
    witness.add(request(Optional.empty(), second));

    assertThat(witness.add(request(Optional.empty(), first)))
        .isEqualTo(new Answer.Conflict(size(second)));
    assertThat(witness.add(request(Optional.of(first), second)))
        .isEqualTo(new Answer.Conflict(size(second)));
    assertThat(witness.newest(notary.publicKey().name()).map(SignedNote::text))
        .contains(second.text());
  }

  @Test
  void aFork_isRefused_ofTheSameSizeAndOfALargerOne() {
    SignedNote first = grow(3);
    witness.add(request(Optional.empty(), first));
    String origin = notary.publicKey().name();
    SignedNote other = new Checkpoint(origin, size(first), NONE).signedBy(log.ledger().key());
    assertThat(witness.add(new AddCheckpoint(size(first), List.of(), other).text()))
        .isEqualTo(new Answer.Conflict(size(first)));
    SignedNote next = grow(4);
    SignedNote forked = new Checkpoint(origin, size(next), NONE).signedBy(log.ledger().key());
    AddCheckpoint proven = AddCheckpoint.parse(request(Optional.of(first), next)).orElseThrow();
    assertThat(witness.add(new AddCheckpoint(size(first), proven.proof(), forked).text()))
        .isEqualTo(new Answer.Unproven());
    assertThat(witness.add(new AddCheckpoint(size(first), List.of(), next).text()))
        .isEqualTo(new Answer.Unproven());
  }

  @Test
  void strangers_areRefused_andSoIsWhatIsNoRequest() {
    SignedNote first = grow(3);
    LedgerKey stranger = LedgerKey.copyOf(new byte[LedgerKey.SEED_BYTES]);
    String origin = notary.publicKey().name();
    SignedNote forged = Checkpoint.in(first).orElseThrow().signedBy(stranger);
    assertThat(witness.add(request(Optional.empty(), forged))).isEqualTo(new Answer.NotSigned());
    SignedNote unknown = new Checkpoint("elsewhere", 3, NONE).signedBy(log.ledger().key());
    assertThat(witness.add(request(Optional.empty(), unknown))).isEqualTo(new Answer.UnknownLog());
    assertThat(witness.newest("elsewhere")).isEmpty();
    String good = request(Optional.empty(), first);
    for (String bad :
        List.of(
            "",
            "old 00\n\n" + first,
            "old -1\n\n" + first,
            good.replace("old 0", "old 0 "),
            "old " + (size(first) + 1) + "\n\n" + first,
            good.replace("\n\n", "\nxyz\n\n"),
            "old 0\n" + (NONE.base64() + "\n").repeat(64) + "\n" + first,
            good.replace(origin + "\n", origin + "\nextension\n"))) {
      assertThat(witness.add(bad)).as(bad).isEqualTo(new Answer.Malformed());
    }
    assertThat(witness.newest(origin)).isEmpty();
  }

  @Test
  void aKey_isReadAsItIsWritten_andIsNoneOfALedger() {
    String key = witness.key().toString();
    assertThat(Cosigner.parse(key)).map(Cosigner::toString).contains(key);
    assertThat(NoteKey.parse(key)).isEmpty();
    assertThat(Cosigner.parse(notary.publicKey().toString())).isEmpty();
    for (int i = 0; i < key.length(); i++) {
      String changed = key.substring(0, i) + '!' + key.substring(i + 1);
      assertThat(Cosigner.parse(changed)).as(changed).isEmpty();
    }
  }
}
