package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A revocation by command is felt in the middle of a download, through both doors.
 *
 * <p>The programs here read what the kernel still holds for them before they notice; the exact
 * second is measured at the doors themselves, in their own tests. What is shown here is that the
 * running service obeys another process, and that the file never becomes whole.
 */
@Tag("slow")
class RevocationTest {

  private static final long SIZE = 80_000_000;

  /** What OpenSSH counts in: kilobits. */
  private static final List<String> SLOWLY = List.of("-l", "24000");

  private static final String RATE = "3M";

  /** A second for the service, the rest for buffers at this rate and for a busy machine. */
  private static final Duration FELT = Duration.ofSeconds(12);

  private static final Pattern JTI = Pattern.compile("\"jti\"\\s*:\\s*\"([^\"]+)\"");

  @TempDir Path directory;
  private RunningEcluse ecluse;
  private String transfer;
  private String delivery;

  @BeforeEach
  void start() throws IOException {
    ecluse = RunningEcluse.start(directory);
    Sample sample = Sample.write(directory.resolve("export.csv"), SIZE);
    transfer = new Curl(ecluse, "sender-pass").upload(sample);
    delivery = new Curl(ecluse, "pass-1").deliveryOf(transfer);
  }

  @AfterEach
  void stop() {
    ecluse.close();
  }

  @Test
  void ofATransfer_stopsADownloadOverHttps() {
    stops(overHttps(), "revoke", transfer);
  }

  @Test
  void ofATransfer_stopsADownloadOverSftp() {
    stops(overSftp(), "revoke", transfer);
  }

  @Test
  void ofADelivery_stopsADownloadOverHttps() {
    stops(overHttps(), "revoke", delivery);
  }

  @Test
  void ofADelivery_stopsADownloadOverSftp() {
    stops(overSftp(), "revoke", delivery);
  }

  @Test
  void ofAnAccount_stopsADownloadOverHttps() {
    stops(overHttps(), "revoke", RunningEcluse.RECIPIENT);
  }

  @Test
  void ofAnAccount_stopsADownloadOverSftp() {
    stops(overSftp(), "account", "disable", RunningEcluse.RECIPIENT);
  }

  @Test
  void ofAPass_stopsADownloadOverHttps() throws IOException {
    stops(overHttps(), "revoke", passId("pass-1"));
  }

  @Test
  void ofAPass_stopsADownloadOverSftp() throws IOException {
    stops(overSftpByPass("pass-1"), "pass", "revoke", passId("pass-1"));
  }

  @Test
  void ofAKey_stopsADownloadOverSftp() {
    String fingerprint =
        Run.of(directory, "ssh-keygen", "-l", "-f", ecluse.path("key-1.pub"))
            .succeeded()
            .text()
            .split(" ", -1)[1];
    stops(overSftp(), "key", "revoke", RunningEcluse.RECIPIENT, fingerprint);
  }

  private void stops(Run download, String... command) {
    await("bytes")
        .atMost(Run.PATIENCE)
        .until(
            () -> {
              assertThat(download.process().isAlive()).as(download.text()).isTrue();
              return SealedDisk.bytes(got()) > SIZE / 20;
            });
    ecluse.cli(command);
    await("the end of " + download.process().info())
        .atMost(FELT)
        .until(() -> !download.process().isAlive());
    assertThat(download.exit()).as(download.text()).isNotZero();
    assertThat(SealedDisk.bytes(got())).isLessThan(SIZE);
  }

  private Run overHttps() {
    return new Curl(ecluse, "pass-1").download(delivery, got(), "--limit-rate", RATE);
  }

  private Run overSftp() {
    return OpenSsh.recipient(ecluse).start(SLOWLY, "get " + remote() + " " + got());
  }

  /** OpenSSH asks a program of ours for the password, as it would a person. */
  private Run overSftpByPass(String pass) throws IOException {
    Path asked = Files.writeString(directory.resolve("askpass"), "#!/bin/sh\nexec cat token\n");
    Files.setPosixFilePermissions(asked, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(directory.resolve("token"), token(pass) + "\n");
    Path batch = Files.writeString(directory.resolve("batch"), "get " + remote() + " " + got());
    List<String> words = new ArrayList<>(List.of("env", "SSH_ASKPASS_REQUIRE=force"));
    words.addAll(List.of("SSH_ASKPASS=" + asked, "sftp", "-q", "-F", "none", "-o", "BatchMode=no"));
    words.addAll(List.of("-o", "PubkeyAuthentication=no", "-b", batch.toString()));
    words.addAll(List.of("-o", "UserKnownHostsFile=" + ecluse.path("known_hosts")));
    words.addAll(SLOWLY);
    words.addAll(List.of("-P", "" + ecluse.sftpPort(), RunningEcluse.RECIPIENT + "@127.0.0.1"));
    return Run.start(directory, words);
  }

  private String passId(String pass) throws IOException {
    String claims = token(pass).split("\\.", -1)[1];
    String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
    Matcher jti = JTI.matcher(json);
    assertThat(jti.find()).as(json).isTrue();
    return jti.group(1);
  }

  private String token(String pass) throws IOException {
    return Files.readString(directory.resolve(pass)).replaceFirst("^.* ", "");
  }

  private String remote() {
    return "/inbox/" + transfer + "/export.csv";
  }

  private Path got() {
    return directory.resolve("got");
  }
}
