package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing outlives its purpose: whatever ended it, key and bytes are gone and the ledger says so.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class NothingStaysTest {

  private static final long SIZE = 20_000_000;
  private static final String NAME = "resultats-de-personne.csv";
  private static final List<String> SLOWLY = List.of("-l", "32000");

  private Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private Curl recipient;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    ecluse = RunningEcluse.start(directory, "policy:\n  expiry:\n    default: 12s\n");
    sample = Sample.write(directory.resolve(NAME), SIZE);
    recipient = new Curl(ecluse, "pass-1");
  }

  @AfterAll
  void stop() {
    ecluse.close();
  }

  @Test
  void whatWaits_isUnreadable_andWhatExpired_isGone() {
    String transfer = send("PT12S");
    String delivery = recipient.deliveryOf(transfer);
    assertThat(SealedDisk.bytes(ecluse.home().resolve("blobs"))).isGreaterThan(SIZE);
    SealedDisk.assertHoldsNone(ecluse.home(), Sample.MARKER, NAME);

    await("expiry")
        .atMost(Run.PATIENCE)
        .untilAsserted(() -> assertThat(recipient.call("inbox")).doesNotContain(delivery));
    assertThat(recipient.refusal("deliveries/" + delivery + "/content"))
        .contains("\"gone\"", "\"expired\"")
        .endsWith("410");
    OpenSsh.recipient(ecluse).batch("get /inbox/" + transfer + "/" + NAME + " x").failed();
    assertNothingStays();
    assertThat(ecluse.cli("show", delivery).text()).contains("expired");
  }

  @Test
  void whatWasTaken_leavesNothing() {
    String delivery = recipient.deliveryOf(send("PT1H"));
    recipient.download(delivery, directory.resolve("got")).ended().succeeded();
    recipient.call("deliveries/" + delivery + "/ack", "-X", "POST");

    assertNothingStays();
  }

  @Test
  void anUploadThatWasCut_isDiscardedAfterItsTime() {
    Path blobs = ecluse.home().resolve("blobs");
    Run put = OpenSsh.sender(ecluse).start(SLOWLY, "put " + sample.file() + " /ars-idf/never.csv");
    await("half of it").atMost(Run.PATIENCE).until(() -> SealedDisk.bytes(blobs) > SIZE / 2);
    put.kill();

    assertNothingStays();
  }

  @Test
  void anEntryOfTheLedgerThatWasChanged_isFound() throws Exception {
    ecluse.cli("ledger", "verify");
    Path copy = Ledgers.copyOf(ecluse.home(), directory.resolve("tampered"));
    Ledgers.flipOneByte(copy.resolve("records.db"));

    assertThat(Ledgers.verify(copy).exit()).isEqualTo(1);
  }

  private String send(String expires) {
    return new Curl(ecluse, "sender-pass")
        .upload(sample, RunningEcluse.RECIPIENT, "?expires=" + expires);
  }

  private void assertNothingStays() {
    await("no blob")
        .atMost(Run.PATIENCE)
        .untilAsserted(() -> SealedDisk.assertNoBlobs(ecluse.home()));
    SealedDisk.assertHoldsNone(ecluse.home(), Sample.MARKER, NAME);
    assertThat(ecluse.metric("ecluse_expired_but_stored_bytes")).isZero();
    ecluse.cli("fsck");
    ecluse.cli("ledger", "verify");
    assertThat(Files.exists(ecluse.home().resolve("records.db"))).isTrue();
  }
}
