package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a whole life of transfers, good and bad, nothing that the service leaves holds what was in
 * them, what they were called, or what opened the door.
 */
@Tag("slow")
class PrivacyTest {

  /** Where one of the readers comes from; others come from where the service is. */
  private static final String ADDRESS = "127.0.0.2";

  private static final long SIZE = 3_000_000;
  private static final String NAME = "resultats-de-jeanne-dupuis-2840375.csv";

  @TempDir Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private final List<String> markers = new ArrayList<>(List.of(Sample.MARKER, NAME));
  private final List<String> answers = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve(NAME), SIZE);
    for (String pass : List.of("sender-pass", "pass-1", "pass-2")) {
      String header = Files.readString(directory.resolve(pass));
      markers.add(header.substring(header.lastIndexOf('.') + 1).strip());
    }
  }

  @AfterEach
  void stop() {
    ecluse.close();
  }

  @Test
  void logs_metrics_answers_disk_andMemory_holdNothing_afterTheEnd() throws Exception {
    String unread = recipient().deliveryOf(send("?expires=PT12S"));
    takenInTwoPieces();
    takenOverSftp();
    revokedHalfWay();
    expired(unread);
    refusedInEveryWay();

    await("no blob")
        .atMost(Run.PATIENCE)
        .untilAsserted(() -> SealedDisk.assertNoBlobs(ecluse.home()));
    holdsNoMarker("the answers", String.join("\n", answers));
    holdsNoMarker("the log", ecluse.log());
    holdsNoMarker("the metrics", ecluse.metrics());
    holdsNoMarker("the ledger", Ledgers.bodies(ecluse.home()));
    assertThat(ecluse.log() + ecluse.metrics() + Ledgers.bodies(ecluse.home()))
        .as("what is told to others")
        .contains("delivery_reached")
        .doesNotContain(ADDRESS);
    SealedDisk.assertHoldsNone(ecluse.home(), ADDRESS);
    SealedDisk.assertHoldsNone(ecluse.home(), markers.toArray(String[]::new));
    SealedDisk.assertHoldsNone(ecluse.temporary(), markers.toArray(String[]::new));
    assertThat(HeapDump.instances(ecluse.process(), directory, "org.ecluse.crypto.FileKey"))
        .as("keys of files in memory")
        .isZero();
    HeapDump heap = HeapDump.of(ecluse.process(), directory.resolve("heap.hprof"));
    assertThat(heap.holds("ecluse_expired_but_stored_bytes")).as("that it is found").isTrue();
    // Jackson's recycled buffers may still hold a name (docs/threats.md).
    heap.holdsNone(markers.stream().filter(marker -> !marker.equals(NAME)).toList());
  }

  private void holdsNoMarker(String what, String text) {
    assertThat(text).as(what).isNotEmpty();
    assertThat(markers).as(what).noneMatch(text::contains);
  }

  private Curl recipient() {
    return new Curl(ecluse, "pass-1");
  }

  private String send(String query) {
    return new Curl(ecluse, "sender-pass").upload(sample, RunningEcluse.RECIPIENT, query);
  }

  private void takenInTwoPieces() {
    String delivery = recipient().deliveryOf(send(""));
    recipient().download(delivery, directory.resolve("a"), "-r", "0-1999999").ended().succeeded();
    recipient()
        .download(delivery, directory.resolve("b"), "-r", "2000000-", "--interface", ADDRESS)
        .ended()
        .succeeded();
    assertThat(
            ecluse.cli("exposure", "--from", "2000-01-01T00:00:00Z", "--address", ADDRESS).text())
        .contains(delivery);
    recipient().call("deliveries/" + delivery + "/ack", "-X", "POST");
    refused(recipient(), "deliveries/" + delivery + "/content");
  }

  private void takenOverSftp() {
    OpenSsh.sender(ecluse).batch("put " + sample.file() + " /ars-idf/" + NAME).succeeded();
    OpenSsh.recipient(ecluse)
        .batch("get -r /inbox " + ecluse.path("taken"), "ls /inbox", "get /inbox/" + NAME + " x")
        .failed();
  }

  private void revokedHalfWay() {
    String transfer = send("");
    String delivery = recipient().deliveryOf(transfer);
    recipient().download(delivery, directory.resolve("c"), "-r", "0-999999").ended().succeeded();
    refused(new Curl(ecluse, "pass-2"), "deliveries/" + delivery + "/content");
    ecluse.cli("revoke", transfer);
    refused(recipient(), "deliveries/" + delivery + "/content");
  }

  private void expired(String delivery) {
    await("expiry")
        .atMost(Run.PATIENCE)
        .untilAsserted(() -> assertThat(recipient().call("inbox")).doesNotContain(delivery));
    refused(recipient(), "deliveries/" + delivery + "/content");
  }

  private void refusedInEveryWay() {
    Curl sender = new Curl(ecluse, "sender-pass");
    String file = sample.file().toString();
    refused(sender, "send/nobody/" + NAME, "-T", file);
    refused(sender, "send/ars-idf/%0a" + NAME, "-T", file);
    refused(sender, "send/ars-idf/" + NAME + "?expires=" + NAME, "-T", file);
    refused(recipient(), "send/ars-idf/" + NAME, "-T", file);
    refused(recipient(), "deliveries/" + NAME + "/content");
    OpenSsh.recipient(ecluse).batch("put " + file + " /inbox/" + NAME).failed();
  }

  private void refused(Curl caller, String path, String... options) {
    answers.add(caller.refusal(path, options));
  }
}
