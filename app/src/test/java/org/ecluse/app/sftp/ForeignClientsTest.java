package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that people really use, as they come. One that is not installed is named. */
@Tag("slow")
class ForeignClientsTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir Path directory;
  private DoorHouse house;
  private Path export;
  private Path hospitalKey;
  private Path arsKey;
  private Path knownHosts;

  @BeforeEach
  void open() throws IOException {
    house = new DoorHouse(directory);
    export = random("export.csv", 20 * MEBIBYTE);
    hospitalKey = house.keyFile("hospital.key", house.hospitalKey);
    arsKey = house.keyFile("ars.key", house.arsKey);
    knownHosts = house.knownHosts();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Path random(String name, int sizeBytes) throws IOException {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return Files.write(directory.resolve(name), bytes);
  }

  private long bytesBelow(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(directory.resolve(folder))) {
      return paths.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void needs(String program) {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(installed, program + " is not installed");
  }

  private record Ran(int exit, String output) {}

  private Ran run(String input, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Path stdin = Files.writeString(Files.createTempFile(directory, "input", ".txt"), input);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(stdin.toFile())
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
  }

  private List<String> ssh(Path key) {
    return List.of(
        "-F", "/dev/null",
        "-o", "BatchMode=yes",
        "-o", "IdentitiesOnly=yes",
        "-o", "UserKnownHostsFile=" + knownHosts,
        "-i", key.toString());
  }

  private Ran sftp(String user, Path key, String batch, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sftp", "-b", "-", "-P", "" + house.port()));
    command.addAll(ssh(key));
    command.addAll(List.of(options));
    command.add(user + "@127.0.0.1");
    return run(batch, command);
  }

  private Ran lftp(String user, Path key, String script) throws IOException, InterruptedException {
    String connect = "ssh -a -x " + String.join(" ", ssh(key));
    return run(
        "",
        List.of(
            "lftp",
            "-c",
            "set sftp:connect-program \""
                + connect
                + "\"; set net:max-retries 1; open -u "
                + user
                + ",x sftp://127.0.0.1:"
                + house.port()
                + "; "
                + script));
  }

  private void sendExport() throws IOException, InterruptedException {
    assertThat(sftp("hopital-nord", hospitalKey, "put export.csv /ars-idf/").exit()).isZero();
  }

  private String transfer() {
    return house.inbox(DoorHouse.ARS).getFirst().transfer().toString();
  }

  private void delivered(Path got) throws IOException {
    assertThat(got).hasSameBinaryContentAs(export);
    assertThat(house.inbox(DoorHouse.ARS)).isEmpty();
  }

  @Test
  void openSsh_sendsAndFetches_withAesGcmByDefault() throws Exception {
    needs("sftp");
    sendExport();
    Ran got = sftp("ars-idf", arsKey, "get /inbox/" + transfer() + "/export.csv got.csv", "-v");
    assertThat(got.exit()).isZero();
    assertThat(got.output())
        .contains("server->client cipher: aes")
        .contains("-gcm@openssh.com")
        .contains("Ecluse: each file can be read once only.")
        .contains("compression: none");
    delivered(directory.resolve("got.csv"));
  }

  @Test
  void openSsh_resumesAnUploadThatWasCut() throws Exception {
    needs("sftp");
    List<String> command =
        new ArrayList<>(List.of("sftp", "-l", "16000", "-b", "-", "-P", "" + house.port()));
    command.addAll(ssh(hospitalKey));
    command.add("hopital-nord@127.0.0.1");
    Path batch = Files.writeString(directory.resolve("put"), "put export.csv /ars-idf/export.csv");
    Process cut =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(batch.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(Guest.PATIENCE).until(() -> bytesBelow("home/blobs") > MEBIBYTE);
    assertThat(cut.isAlive()).as("still sending").isTrue();
    cut.descendants().forEach(ProcessHandle::destroyForcibly);
    cut.destroyForcibly().waitFor();

    Ran resumed =
        sftp("hopital-nord", hospitalKey, "ls -l /ars-idf\nreput export.csv /ars-idf/export.csv");
    assertThat(resumed.output()).contains("export.csv");
    assertThat(resumed.exit()).isZero();
    assertThat(sftp("ars-idf", arsKey, "get /inbox/" + transfer() + "/export.csv got.csv").exit())
        .isZero();
    delivered(directory.resolve("got.csv"));
  }

  @Test
  void openSsh_resumesADownload() throws Exception {
    needs("sftp");
    sendExport();
    Path half = directory.resolve("got.csv");
    Files.write(half, Arrays.copyOf(Files.readAllBytes(export), 7 * MEBIBYTE));
    try (Guest first = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      var handle = first.sftp.open("/inbox/" + transfer() + "/export.csv");
      byte[] block = new byte[128 * 1024];
      for (int at = 0; at < 7 * MEBIBYTE; at += block.length) {
        assertThat(first.sftp.read(handle, at, block)).isEqualTo(block.length);
      }
      first.sftp.close(handle);
    }
    assertThat(sftp("ars-idf", arsKey, "reget /inbox/" + transfer() + "/export.csv got.csv").exit())
        .isZero();
    delivered(half);
  }

  @Test
  void openSsh_fetchesFiftyFilesAtOnce() throws Exception {
    needs("sftp");
    StringBuilder puts = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      puts.append("put ").append(random("f" + i, 1000 + i).getFileName()).append(" /ars-idf/\n");
    }
    assertThat(sftp("hopital-nord", hospitalKey, puts.toString()).exit()).isZero();
    Path down = Files.createDirectory(directory.resolve("down"));
    assertThat(sftp("ars-idf", arsKey, "get -r /inbox down/").exit()).isZero();
    try (Stream<Path> files = Files.walk(down).filter(Files::isRegularFile)) {
      assertThat(files).hasSize(100);
    }
    assertThat(house.inbox(DoorHouse.ARS)).isEmpty();
  }

  @Test
  void lftp_mirrorsAndRemoves() throws Exception {
    needs("lftp");
    Path up = Files.createDirectory(directory.resolve("up"));
    Files.copy(export, up.resolve("export.csv"));
    assertThat(lftp("hopital-nord", hospitalKey, "mirror -R up /ars-idf").exit()).isZero();
    String transfer = transfer();
    Ran mirrored = lftp("ars-idf", arsKey, "mirror --Remove-source-files /inbox down");
    assertThat(mirrored.exit()).as(mirrored.output()).isZero();
    delivered(directory.resolve("down/" + transfer + "/export.csv"));
    assertThat(directory.resolve("down/" + transfer + "/export.csv.sha256")).exists();
  }

  @Test
  void lftp_fetchesOverFourConnections() throws Exception {
    needs("lftp");
    sendExport();
    Ran got = lftp("ars-idf", arsKey, "pget -n 4 /inbox/" + transfer() + "/export.csv -o got.csv");
    assertThat(got.exit()).as(got.output()).isZero();
    assertThat(directory.resolve("got.csv")).hasSameBinaryContentAs(export);
  }

  @Test
  void rclone_copiesAndMoves() throws Exception {
    needs("rclone");
    Path config = directory.resolve("rclone.conf");
    Files.writeString(
        config, remote("hop", "hopital-nord", hospitalKey) + remote("ars", "ars-idf", arsKey));
    Path up = Files.createDirectory(directory.resolve("up"));
    Files.copy(export, up.resolve("export.csv"));
    List<String> rclone = List.of("rclone", "--config", config.toString(), "--retries", "1");
    Ran sent = run("", joined(rclone, "copy", "up", "hop:/ars-idf"));
    assertThat(sent.exit()).as(sent.output()).isZero();
    String transfer = transfer();
    Ran moved = run("", joined(rclone, "move", "ars:/inbox", "down"));
    assertThat(moved.exit()).as(moved.output()).isZero();
    delivered(directory.resolve("down/" + transfer + "/export.csv"));
  }

  private String remote(String name, String user, Path key) {
    return "["
        + name
        + "]\ntype = sftp\nhost = 127.0.0.1\nport = "
        + house.port()
        + "\nuser = "
        + user
        + "\nkey_file = "
        + key
        + "\nknown_hosts_file = "
        + knownHosts
        + "\n";
  }

  private static List<String> joined(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }

  @Test
  void psftp_fetchesWithAPass() throws Exception {
    needs("psftp");
    sendExport();
    String fingerprint =
        run("", List.of("ssh-keygen", "-lf", knownHosts.toString())).output().split(" ", 3)[1];
    Path batch =
        Files.writeString(
            directory.resolve("batch"), "get /inbox/" + transfer() + "/export.csv got.csv\n");
    Ran got =
        run(
            "",
            List.of(
                "psftp",
                "-batch",
                "-P",
                "" + house.port(),
                "-hostkey",
                fingerprint,
                "-pw",
                house.pass(DoorHouse.ARS),
                "-b",
                batch.toString(),
                "ars-idf@127.0.0.1"));
    assertThat(got.exit()).as(got.output()).isZero();
    delivered(directory.resolve("got.csv"));
  }
}
