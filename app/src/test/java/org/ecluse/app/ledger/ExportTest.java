package org.ecluse.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.store.Stores;
import org.ecluse.policy.ledger.LedgerEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can do to an export, and that it shows. */
class ExportTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:00:00.123456789Z"));

  @TempDir Path directory;

  private Path file;
  private NoteKey key;
  private String export;

  @BeforeEach
  void exportOfASmallLedger() throws IOException {
    file = directory.resolve("ledger.jsonl");
    try (Stores stores = stores("home")) {
      Notary notary = notary(stores);
      key = notary.publicKey();
      fact(stores, "2026-11-01");
      notary.round();
      fact(stores, "2026-11-02");
      fact(stores, "2026-11-03");
      notary.round();
      export = exported(stores);
    }
  }

  private Stores stores(String home) {
    return Stores.open(directory.resolve(home), CLOCK, new SecureRandom());
  }

  private static Notary notary(Stores stores) {
    Notary notary =
        new Notary(
            stores.ledger(),
            stores.ledger().key(),
            LedgerSettings.DEFAULT,
            List.of(),
            fact -> stores.records().append(List.of(fact)),
            CLOCK);
    notary.hurry();
    return notary;
  }

  private static void fact(Stores stores, String epoch) {
    stores.records().append(List.of(new LedgerEvent.EpochKeyDestroyed(epoch)));
  }

  private String exported(Stores stores) throws IOException {
    StringWriter text = new StringWriter();
    assertThat(new Export(stores.ledger(), key).write(text, Long.MAX_VALUE)).isPositive();
    return text.toString();
  }

  private ExportCheck.Result check(String text, SignedNote... anchors) throws IOException {
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    return new ExportCheck(file, List.of(key), List.of(anchors)).run(_ -> {});
  }

  private static String sentence(ExportCheck.Result result) {
    return switch (result) {
      case ExportCheck.Result.Sound _ -> "";
      case ExportCheck.Result.Unsound(String sentence) -> sentence;
    };
  }

  @Test
  void anExport_isSound_withThePublicKeyAlone() throws IOException {
    assertThat(check(export)).isEqualTo(new ExportCheck.Result.Sound(4, 2));
  }

  @Test
  void everyFlippedByte_isFound() throws IOException {
    byte[] bytes = export.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << (i % Byte.SIZE));
      Files.write(file, flipped);
      assertThat(new ExportCheck(file, List.of(key), List.of()).run(_ -> {}))
          .as("byte %d", i)
          .isInstanceOf(ExportCheck.Result.Unsound.class);
    }
  }

  @Test
  void everyRemovedRepeatedOrSwappedLine_andEveryCut_isFound() throws IOException {
    List<String> lines = export.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      assertThat(sentence(check(text(fewer)))).as("without line %d", i).isNotEmpty();
      List<String> more = new ArrayList<>(lines);
      more.add(i, lines.get(i));
      assertThat(sentence(check(text(more)))).as("line %d twice", i).isNotEmpty();
      for (int j = i + 1; j < lines.size(); j++) {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, i, j);
        // Two checkpoints in another order say what they said.
        boolean isHarmless = i >= lines.size() - 3 && j < lines.size() - 1;
        if (!isHarmless) {
          assertThat(sentence(check(text(swapped)))).as("%d and %d swapped", i, j).isNotEmpty();
        }
      }
      assertThat(sentence(check(text(lines.subList(0, i))))).as("cut before %d", i).isNotEmpty();
    }
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  @Test
  void aShorterExport_withItsOwnCountsPutRight_isFoundByWhatWasSigned() throws IOException {
    List<String> lines = new ArrayList<>(export.lines().toList());
    assertThat(lines.get(4)).startsWith("{\"seq\":4,");
    lines.remove(4);
    lines.set(lines.size() - 1, "{\"entries\":3,\"checkpoints\":2}");

    assertThat(sentence(check(text(lines))))
        .isEqualTo(
            "Entry 4 of the ledger is damaged: it is missing: a signed checkpoint speaks of 4"
                + " entries.");
  }

  @Test
  void entriesThatNoCheckpointCovers_areNamed() throws IOException {
    try (Stores stores = stores("home")) {
      fact(stores, "2026-11-04");
      assertThat(sentence(check(exported(stores))))
          .isEqualTo("Entry 5 of the ledger is damaged: no checkpoint covers it.");
    }
  }

  @Test
  void anOlderExport_isSoundInItself_butNotToWhoeverKeptALaterCheckpoint() throws IOException {
    SignedNote later;
    try (Stores stores = stores("home")) {
      fact(stores, "2026-11-04");
      notary(stores).round();
      later = stores.ledger().newest().orElseThrow();
    }
    assertThat(sentence(check(export))).isEmpty();
    assertThat(sentence(check(export, later)))
        .isEqualTo(
            "Entry 5 of the ledger is damaged: it is missing: a signed checkpoint speaks of 5"
                + " entries.");
  }

  @Test
  void aLedgerOfSomebodyElse_isNotTakenForThisOne() throws IOException {
    try (Stores other = stores("other")) {
      fact(other, "2026-11-01");
      notary(other).round();
      assertThat(sentence(check(exported(other)))).contains("not signed with the given key");
    }
  }

  @Test
  void aSecondReader_believesTheProofOfEveryEntry_ofTheExportedCheckpoint() throws IOException {
    try (Stores stores = stores("home")) {
      Checkpoint checkpoint = Checkpoint.in(stores.ledger().newest().orElseThrow()).orElseThrow();
      List<byte[]> leaves = new ArrayList<>();
      stores.ledger().forEach(entry -> leaves.add(entry.spelt()));
      assertThat(SecondOpinion.root(leaves)).isEqualTo(checkpoint.root().bytes());
      for (int i = 0; i < leaves.size(); i++) {
        long index = i;
        List<byte[]> proof =
            stores.ledger().read(now -> Tree.inclusion(now.nodes(), index, now.size())).stream()
                .map(Hash::bytes)
                .toList();
        assertThat(
                SecondOpinion.includes(
                    leaves.get(i), i, proof, checkpoint.size(), checkpoint.root().bytes()))
            .isTrue();
      }
    }
  }

  private static Optional<Fault> heldAgainst(Stores stores, String lines) {
    KnownFacts known = KnownFacts.in(lines);
    stores.ledger().forEach(known::hear);
    return known.conclude();
  }

  @Test
  void whatOthersWereTold_isAnAnchor() {
    try (Stores stores = stores("home")) {
      List<String> told = new ArrayList<>();
      stores.ledger().forEach(entry -> told.add(entry.seq() + " " + entry.link().hex()));
      String siem =
          "<110>1 - {\"event\":{\"sequence\":3,\"id\":\"%s\"}}".formatted(told.get(2).substring(2));
      assertThat(heldAgainst(stores, String.join("\n", told))).isEmpty();
      assertThat(heldAgainst(stores, siem)).isEmpty();
      assertThat(KnownFacts.in(siem).count()).isEqualTo(1);
      // An entry that was replaced, and one that was cut off.
      assertThat(heldAgainst(stores, "2 " + told.get(2).substring(2))).isPresent();
      assertThat(heldAgainst(stores, siem.replace("3,", "5,")).map(Fault::seq)).contains(5L);
    }
  }
}
