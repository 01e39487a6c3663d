package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A service as a process of its own, on a home of its own, with a sender {@value #SENDER} and a
 * recipient {@value #RECIPIENT} that has two SSH keys and two passes: four identities.
 */
public final class RunningEcluse implements AutoCloseable {

  public static final String SENDER = "hopital";
  public static final String RECIPIENT = "ars-idf";

  private static final Pattern READY =
      Pattern.compile("^ready https=(\\S+):(\\d+) sftp=sftp://\\S+:(\\d+)$", Pattern.MULTILINE);

  private final Path directory;
  private final Run service;
  private final String https;
  private final int sftpPort;
  private final int opsPort;

  private RunningEcluse(Path directory, int opsPort, Run service, MatchResult ready) {
    this.directory = directory;
    this.opsPort = opsPort;
    this.service = service;
    this.https = "https://127.0.0.1:" + ready.group(2);
    this.sftpPort = Integer.parseInt(ready.group(3));
  }

  /** Starts with the standard configuration. */
  public static RunningEcluse start(Path directory) throws IOException {
    return start(directory, "");
  }

  /**
   * Starts.
   *
   * @param configuration text of {@code ecluse.yml}
   */
  public static RunningEcluse start(Path directory, String configuration) throws IOException {
    Path home =
        Files.createDirectories(
            directory.resolve("home"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (!configuration.isEmpty()) {
      Files.writeString(home.resolve("ecluse.yml"), configuration);
      Files.setPosixFilePermissions(
          home.resolve("ecluse.yml"), PosixFilePermissions.fromString("rw-------"));
    }
    int opsPort = freePort();
    Run service = serve(directory, home, opsPort);
    RunningEcluse ecluse = new RunningEcluse(directory, opsPort, service, ready(service));
    ecluse.makeAccounts();
    return ecluse;
  }

  /**
   * Starts again on the home of one that has been closed; accounts, keys and passes are there.
   *
   * @param closed knows them
   */
  public static RunningEcluse again(RunningEcluse closed) throws IOException {
    int opsPort = freePort();
    Run service = serve(closed.directory, closed.home(), opsPort);
    RunningEcluse ecluse = new RunningEcluse(closed.directory, opsPort, service, ready(service));
    ecluse.trustHostKey();
    return ecluse;
  }

  /** The line that says ready does not name this one. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Run serve(Path directory, Path home, int opsPort) throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    List<String> words = new ArrayList<>(List.of("serve", "--home", home.toString()));
    words.addAll(List.of("--https-port", "0", "--sftp-port", "0"));
    words.addAll(List.of("--ops-port", "" + opsPort));
    List<String> program = new ArrayList<>(Artefact.ecluse(words));
    program.add(1, "-Djava.io.tmpdir=" + temporary);
    return Run.start(directory, program);
  }

  private static MatchResult ready(Run service) {
    return await("the service to be ready")
        .atMost(Run.PATIENCE)
        .until(
            () -> {
              assertThat(service.process().isAlive()).as(service.text()).isTrue();
              return READY.matcher(service.text()).results().findFirst();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private void makeAccounts() throws IOException {
    sshKey("key-1");
    sshKey("key-2");
    sshKey("sender-key");
    cli("sender", "add", SENDER, "--ssh-key", path("sender-key.pub"));
    cli(
        "recipient",
        "add",
        RECIPIENT,
        "--name",
        "ARS Île-de-France",
        "--ssh-key",
        path("key-1.pub"),
        "--ssh-key",
        path("key-2.pub"));
    pass(SENDER, "sender-pass");
    pass(RECIPIENT, "pass-1");
    pass(RECIPIENT, "pass-2");
    trustHostKey();
  }

  /** Makes a key pair; its public half is called NAME.pub. */
  void sshKey(String name) {
    Programs.need("ssh-keygen");
    Run.of(directory, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path(name))
        .succeeded();
  }

  /** Issues a pass and keeps the header that carries it in a file, for {@code curl -H @FILE}. */
  public String pass(String account, String name) throws IOException {
    String token = cli("pass", "issue", account).text().strip();
    Files.writeString(directory.resolve(name), "Authorization: Bearer " + token);
    return token;
  }

  private void trustHostKey() throws IOException {
    Path key = home().resolve("ssh/ssh_host_ed25519_key");
    String line = Run.of(directory, "ssh-keygen", "-y", "-f", key.toString()).succeeded().text();
    Files.writeString(
        directory.resolve("known_hosts"), "[127.0.0.1]:" + sftpPort + " " + line.strip() + "\n");
  }

  /** Runs an administrative command on this home and expects it to succeed. */
  public Run cli(String... words) {
    return tryCli(words).succeeded();
  }

  /** Runs an administrative command on this home. */
  Run tryCli(String... words) {
    return Run.start(directory, words(List.of(words))).ended();
  }

  /** The words that run an administrative command on this home. */
  List<String> words(List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--home", home().toString()));
    return Artefact.ecluse(all);
  }

  public Path home() {
    return directory.resolve("home");
  }

  /** Where the service has its temporary files, and nobody else. */
  Path temporary() {
    return directory.resolve("temporary");
  }

  /** Where keys, passes and downloads of the tests stand. */
  public Path directory() {
    return directory;
  }

  public String path(String name) {
    return directory.resolve(name).toString();
  }

  public String certificate() {
    return home().resolve("tls/cert.pem").toString();
  }

  String https() {
    return https;
  }

  public int httpsPort() {
    return URI.create(https).getPort();
  }

  public int sftpPort() {
    return sftpPort;
  }

  /** The value of a metric without labels. */
  public double metric(String name) {
    String all = metrics();
    return all.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + all));
  }

  String metrics() {
    Programs.need("curl");
    return Run.of(directory, "curl", "-sS", "http://127.0.0.1:" + opsPort + "/metrics").text();
  }

  Process process() {
    return service.process();
  }

  /** What the service printed. */
  String log() {
    return service.text();
  }

  @Override
  public void close() {
    service.process().destroy();
    service.ended();
  }
}
