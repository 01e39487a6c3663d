package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A revocation by command is felt in the middle of a download, through both doors, within the
 * promised second and mebibyte of the command's answer.
 *
 * <p>The clients are the programs that people have, behind a {@link Tap}: every other one stops
 * reading after a mebibyte, the others go on reading slowly, so that each is certainly in the
 * middle when the command comes, however fast the machine is. Time is counted from the answer, not
 * from the start of the command: how long a JVM takes to start says nothing about the service.
 *
 * <p>{@code -Decluse.revocation.runs=100} repeats each test; the figures are printed.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class RevocationTest {

  private static final int RUNS = Integer.getInteger("ecluse.revocation.runs", 1);
  private static final long SIZE = 12 << 20;
  private static final long BEGUN = 1 << 20;
  private static final int BYTES_PER_MILLI = 4 << 10;
  private static final Pattern TOKEN = Pattern.compile("\"pass\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern JTI = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

  enum Client {
    CURL,
    SFTP_BY_KEY,
    SFTP_BY_PASS
  }

  enum Revoked {
    TRANSFER,
    DELIVERY,
    PASS,
    ACCOUNT,
    KEY
  }

  /** A file on its way to the recipient, and the pass made for it. */
  private record Given(String transfer, String delivery, String jti, Path token) {}

  private final List<String> figures = new ArrayList<>();
  private Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private int runs;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve("export.csv"), SIZE);
    ecluse.cli("admin", "add", "root");
    ecluse.pass("root", "admin-pass");
    Path asked = Files.writeString(directory.resolve("askpass"), "#!/bin/sh\nexec cat token\n");
    Files.setPosixFilePermissions(asked, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterAll
  void stop() {
    figures.forEach(System.out::println);
    ecluse.close();
  }

  @ParameterizedTest(name = "of its {0}, of {1}")
  @CsvSource({
    "TRANSFER, CURL",
    "DELIVERY, CURL",
    "PASS,     CURL",
    "ACCOUNT,  CURL",
    "TRANSFER, SFTP_BY_KEY",
    "DELIVERY, SFTP_BY_PASS",
    "PASS,     SFTP_BY_PASS",
    "ACCOUNT,  SFTP_BY_KEY",
    "KEY,      SFTP_BY_KEY",
  })
  void aRevocation_endsARunningDownload(Revoked revoked, Client client) throws Exception {
    List<Felt> all = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      all.add(revokeDuringADownload(revoked, client));
    }
    figures.add("%-8s %-12s %s".formatted(revoked, client, Felt.summary(all)));
    assertThat(all)
        .allSatisfy(
            felt -> {
              assertThat(felt.time()).isLessThan(Felt.PROMISED.time());
              assertThat(felt.bytes()).isLessThanOrEqualTo(Felt.PROMISED.bytes());
            });
  }

  private Felt revokeDuringADownload(Revoked revoked, Client client) throws Exception {
    Given given = give();
    Path got = Files.createTempFile(directory, "got", "");
    try (Tap tap = new Tap(client == Client.CURL ? ecluse.httpsPort() : ecluse.sftpPort())) {
      Run download = Run.start(directory, download(client, tap, given, got));
      tap.allow(BEGUN);
      await("a download").atMost(Run.PATIENCE).until(() -> tap.arrivedBytes() >= BEGUN);
      if (runs++ % 2 == 0) {
        tap.trickle(BYTES_PER_MILLI, SIZE / 2);
      }
      assertThat(tap.isEnded()).as(download.text()).isFalse();
      Felt felt = tap.drain(answerOf(revocation(revoked, given)), Run.PATIENCE);
      download.ended().failed();
      assertThat(SealedDisk.bytes(got)).isLessThan(SIZE);
      return felt;
    } finally {
      restore(revoked, given);
      Files.delete(got);
    }
  }

  private Given give() throws IOException {
    String transfer = new Curl(ecluse, "sender-pass").upload(sample);
    String delivery = new Curl(ecluse, "pass-1").deliveryOf(transfer);
    String wish = "{\"account\":\"" + RunningEcluse.RECIPIENT + "\"}";
    String issued = new Curl(ecluse, "admin-pass").call("passes", "--json", wish);
    String token = find(TOKEN, issued);
    Files.writeString(directory.resolve("fresh-pass"), "Authorization: Bearer " + token);
    Path file = Files.writeString(directory.resolve("token"), token + "\n");
    return new Given(transfer, delivery, find(JTI, issued), file);
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private List<String> download(Client client, Tap tap, Given given, Path got) {
    return switch (client) {
      case CURL ->
          new Curl(ecluse, "fresh-pass")
              .words(
                  "deliveries/" + given.delivery() + "/content",
                  "-f",
                  "-o",
                  got.toString(),
                  "--connect-to",
                  "::127.0.0.1:" + tap.port());
      case SFTP_BY_KEY -> sftp(tap, given, got, keyOptions());
      case SFTP_BY_PASS -> sftp(tap, given, got, passOptions());
    };
  }

  private List<String> sftp(Tap tap, Given given, Path got, List<String> login) {
    Programs.need("sftp");
    // OpenSSH asks a program of ours for the password, as it would a person.
    List<String> words = new ArrayList<>(List.of("env", "SSH_ASKPASS_REQUIRE=force"));
    words.addAll(List.of("SSH_ASKPASS=" + ecluse.path("askpass"), "sftp", "-q", "-F", "none"));
    words.addAll(List.of("-o", "UserKnownHostsFile=" + ecluse.path("known_hosts")));
    words.addAll(List.of("-o", "HostKeyAlias=[127.0.0.1]:" + ecluse.sftpPort()));
    words.addAll(login);
    words.addAll(List.of("-P", "" + tap.port()));
    words.add(
        RunningEcluse.RECIPIENT + "@127.0.0.1:/inbox/" + given.transfer() + "/" + sample.name());
    words.add(got.toString());
    return words;
  }

  private List<String> keyOptions() {
    return List.of("-o", "IdentitiesOnly=yes", "-i", ecluse.path("key-1"));
  }

  private static List<String> passOptions() {
    return List.of("-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password");
  }

  private List<String> revocation(Revoked revoked, Given given) {
    return switch (revoked) {
      case TRANSFER -> List.of("revoke", given.transfer());
      case DELIVERY -> List.of("revoke", given.delivery());
      case PASS -> List.of("revoke", given.jti());
      case ACCOUNT -> List.of("revoke", RunningEcluse.RECIPIENT);
      case KEY -> List.of("key", "revoke", RunningEcluse.RECIPIENT, fingerprint());
    };
  }

  private String fingerprint() {
    Run listed = Run.of(directory, "ssh-keygen", "-l", "-f", ecluse.path("key-1.pub"));
    return listed.succeeded().text().split(" ", -1)[1];
  }

  /** Runs a command; the moment at which whoever runs it can read that it is done. */
  private long answerOf(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(ecluse.words(words)).directory(directory.toFile()).start();
    try (BufferedReader out = process.inputReader()) {
      String answer = out.readLine();
      long now = System.nanoTime();
      assertThat(answer).isEqualTo("Revoked.");
      assertThat(process.waitFor()).isZero();
      return now;
    }
  }

  private void restore(Revoked revoked, Given given) {
    switch (revoked) {
      case ACCOUNT -> ecluse.cli("account", "enable", RunningEcluse.RECIPIENT);
      case KEY -> ecluse.cli("key", "add", RunningEcluse.RECIPIENT, ecluse.path("key-1.pub"));
      case TRANSFER, DELIVERY, PASS -> {}
    }
    String path = "transfers/" + given.transfer() + "/revoke";
    new Curl(ecluse, "sender-pass").call(path, "-X", "POST");
  }
}
