package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A line that breaks loses nothing: every program goes on where it was cut, over another line. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class BrokenLinesTest {

  private static final long SIZE = 40_000_000;

  /** A line is cut once so much has come over it: soon, so that much is still to come. */
  private static final long BEGUN = SIZE / 5;

  /** About 4 MB/s, in the kilobits that OpenSSH counts in. */
  private static final List<String> SLOWLY = List.of("-l", "32000");

  private Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private Curl recipient;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve("export.csv"), SIZE);
    recipient = new Curl(ecluse, "pass-1");
  }

  @AfterAll
  void stop() {
    ecluse.close();
  }

  @Test
  void anUploadCutOnItsWay_isReputWhole() {
    String remote = "/ars-idf/cut.csv";
    Run put = OpenSsh.sender(ecluse).start(SLOWLY, "put " + sample.file() + " " + remote);
    cutWhen(put, ecluse.home().resolve("blobs"));
    assertThat(recipient.call("inbox")).doesNotContain("cut.csv");

    OpenSsh.sender(ecluse).batch("reput " + sample.file() + " " + remote).succeeded();

    Path got = directory.resolve("reput");
    OpenSsh.recipient(ecluse).batch("get /inbox/*/cut.csv " + got).succeeded();
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
  }

  @Test
  void aDownloadOverSftpCutOnItsWay_isRegotWhole_andThenGone() {
    String transfer = send();
    String remote = "/inbox/" + transfer + "/" + sample.name();
    Path got = directory.resolve("regot");
    OpenSsh sftp = OpenSsh.recipient(ecluse);
    cutWhen(sftp.start(SLOWLY, "get " + remote + " " + got), got);

    sftp.batch("reget " + remote + " " + got).succeeded();

    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
    sftp.batch("get " + remote + " " + got).failed();
  }

  @Test
  void aDownloadOverHttpsCutOnItsWay_isContinuedWhole_andThenGone() {
    String delivery = recipient.deliveryOf(send());
    Path got = directory.resolve("continued");
    cutWhen(recipient.download(delivery, got, "--limit-rate", "4M"), got);

    recipient.download(delivery, got, "-C", "-").ended().succeeded();

    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
    await()
        .atMost(Run.PATIENCE)
        .untilAsserted(() -> assertThat(recipient.call("inbox")).doesNotContain(delivery));
    assertThat(recipient.refusal("deliveries/" + delivery + "/content")).endsWith("410");
  }

  @Test
  void aDeliveryBegunByOnePass_isContinuedByNobodyElse() {
    String transfer = send();
    String delivery = recipient.deliveryOf(transfer);
    Path got = directory.resolve("half");
    recipient.download(delivery, got, "-r", "0-19999999").ended().succeeded();

    assertThat(new Curl(ecluse, "pass-2").refusal("deliveries/" + delivery + "/content"))
        .contains("\"claimed\"")
        .endsWith("409");
    OpenSsh.recipient(ecluse)
        .batch("get /inbox/" + transfer + "/" + sample.name() + " " + got + "2")
        .failed();
    recipient.download(delivery, got, "-C", "-").ended().succeeded();
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
  }

  private String send() {
    return new Curl(ecluse, "sender-pass").upload(sample);
  }

  /**
   * Kills the program once enough of the file is where it goes to. What an earlier test left there
   * may go meanwhile, so growth is counted from the least that was seen.
   */
  private void cutWhen(Run run, Path destination) {
    AtomicLong least = new AtomicLong(Files.isDirectory(destination) ? Long.MAX_VALUE : 0);
    await("the beginning of it in " + destination)
        .atMost(Run.PATIENCE)
        .until(
            () -> {
              long now = SealedDisk.bytes(destination);
              return now - least.accumulateAndGet(now, Math::min) > BEGUN;
            });
    assertThat(run.process().isAlive()).as("still running: %s", run.text()).isTrue();
    run.kill();
  }
}
