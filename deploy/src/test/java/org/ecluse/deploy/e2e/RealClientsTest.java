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

/** Every program fetches a file whole, once, and gets the documented answer the second time. */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class RealClientsTest {

  private static final long SIZE = 60_000_000;

  private Path directory;
  private RunningEcluse ecluse;
  private Sample sample;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve("export.csv"), SIZE);
  }

  @AfterAll
  void stop() {
    ecluse.close();
  }

  @Test
  void curl_sends_sftp_takes_once() {
    String transfer = send();
    OpenSsh sftp = OpenSsh.recipient(ecluse);
    Path got = directory.resolve("by-sftp");

    sftp.batch("get " + remote(transfer) + " " + got).succeeded();
    assertWholeAndGone(transfer, got);
    assertThat(sftp.batch("get " + remote(transfer) + " " + got + "2").failed().text())
        .contains("not found");
  }

  @Test
  void curl_takes_once() {
    String transfer = send();
    Curl recipient = new Curl(ecluse, "pass-1");
    String delivery = recipient.deliveryOf(transfer);
    Path got = directory.resolve("by-curl");

    recipient.download(delivery, got).ended().succeeded();
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
    assertThat(recipient.refusal("deliveries/" + delivery + "/content"))
        .contains("\"gone\"", "\"delivered\"")
        .endsWith("410");
    assertWholeAndGone(transfer, got);
  }

  @Test
  void lftp_takes_once() throws IOException {
    Programs.need("lftp");
    String transfer = send();
    Path got = directory.resolve("by-lftp");
    Run.of(directory, "lftp", "-f", lftpScript("get " + remote(transfer) + " -o " + got))
        .succeeded();

    assertWholeAndGone(transfer, got);
    Run.of(directory, "lftp", "-f", lftpScript("get " + remote(transfer) + " -o " + got + "2"))
        .failed();
  }

  @Test
  void rclone_takes_once() {
    Programs.need("rclone");
    String transfer = send();
    Path into = directory.resolve("by-rclone");

    rclone("/inbox/" + transfer, into).succeeded();
    assertWholeAndGone(transfer, into.resolve(sample.name()));
    assertThat(Files.exists(into.resolve("again"))).isFalse();
    rclone("/inbox/" + transfer, into.resolve("again")).failed();
  }

  @Test
  void psftp_takes_once() throws IOException {
    Programs.need("psftp");
    String transfer = send();
    Path got = directory.resolve("by-psftp");

    psftp("get " + remote(transfer) + " " + got).succeeded();
    assertWholeAndGone(transfer, got);
    assertThat(psftp("get " + remote(transfer) + " " + got + "2").text()).contains("no such file");
  }

  private String send() {
    return new Curl(ecluse, "sender-pass").upload(sample);
  }

  private void assertWholeAndGone(String transfer, Path got) {
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
    // lftp hangs up right after its CLOSE, without waiting for the answer.
    await()
        .atMost(Run.PATIENCE)
        .untilAsserted(
            () -> assertThat(new Curl(ecluse, "pass-1").call("inbox")).doesNotContain(transfer));
  }

  private String remote(String transfer) {
    return "/inbox/" + transfer + "/" + sample.name();
  }

  private String lftpScript(String command) throws IOException {
    String ssh = "ssh -a -x " + String.join(" ", OpenSsh.recipient(ecluse).options());
    return Files.writeString(
            directory.resolve("lftp.script"),
            """
            set sftp:connect-program "%s"
            set net:max-retries 1
            set xfer:clobber on
            open -u %s, -p %d sftp://127.0.0.1
            %s
            """
                .formatted(ssh, RunningEcluse.RECIPIENT, ecluse.sftpPort(), command))
        .toString();
  }

  private Run rclone(String from, Path into) {
    String remote =
        ":sftp,host=127.0.0.1,port=%d,user=%s,key_file=%s,known_hosts_file=%s,shell_type=none:%s"
            .formatted(
                ecluse.sftpPort(),
                RunningEcluse.RECIPIENT,
                ecluse.path("key-1"),
                ecluse.path("known_hosts"),
                from);
    return Run.start(
            directory,
            List.of(
                "rclone",
                "copy",
                "--config",
                "/dev/null",
                "--retries",
                "1",
                remote,
                into.toString()))
        .ended();
  }

  /** PuTTY's programs take a pass as the password, and the host key by its fingerprint. */
  private Run psftp(String command) throws IOException {
    Path batch = Files.writeString(directory.resolve("psftp.batch"), command + "\n");
    String pass = Files.readString(directory.resolve("pass-1")).replaceFirst("^.* ", "");
    String fingerprint =
        Run.of(directory, "ssh-keygen", "-l", "-f", ecluse.path("known_hosts"))
            .succeeded()
            .text()
            .split(" ", -1)[1];
    return Run.of(
        directory,
        "psftp",
        "-batch",
        "-hostkey",
        fingerprint,
        "-pw",
        pass,
        "-P",
        "" + ecluse.sftpPort(),
        "-b",
        batch.toString(),
        RunningEcluse.RECIPIENT + "@127.0.0.1");
  }
}
