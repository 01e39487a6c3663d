package org.ecluse.deploy.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.SshClients;
import org.ecluse.deploy.hammer.service.Casting;
import org.ecluse.deploy.hammer.service.Service;

/**
 * How much memory a service needs for SFTP sessions that do nothing: {@code idle ECLUSE DIRECTORY
 * SESSIONS}. Each is logged in and has the subsystem open. A benchmark for people, run by {@code
 * deploy/growth --idle}.
 */
public final class Idle {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int STEPS = 5;

  private static final String CONFIGURATION =
      """
      sftp.max-sessions: 65000
      sftp.max-sessions-per-source: 65000
      sftp.max-sessions-per-account: 65000
      sftp.idle: 2h
      log.level: warn
      """;

  private Idle() {}

  /** Opens sessions, says from time to time how large the service is, and closes them. */
  public static void main(String[] args) throws IOException {
    int sessions = Integer.parseInt(args[2]);
    try (Service service = new Service(List.of(args[0]), Path.of(args[1]), CONFIGURATION);
        SshClient ssh = SshClients.start()) {
      Identity.Key key =
          new Casting(service).cast(1, 1, 0).recipients().getFirst().keys().getFirst();
      System.out.println("| sessions | resident MiB |");
      System.out.println("|---|---|");
      tell(0, service);
      CoreModuleProperties.IDLE_TIMEOUT.set(ssh, Duration.ZERO);
      List<ClientSession> open = new ArrayList<>();
      for (int i = 1; i <= sessions; i++) {
        open.add(connect(ssh, service.sftpPort(), key));
        if (i % Math.max(1, sessions / STEPS) == 0) {
          tell(i, service);
        }
      }
      for (ClientSession session : open) {
        session.close(true);
      }
    }
  }

  private static ClientSession connect(SshClient ssh, int port, Identity.Key key)
      throws IOException {
    ClientSession session =
        ssh.connect(key.account(), "127.0.0.1", port).verify(PATIENCE).getSession();
    session.addPublicKeyIdentity(key.pair());
    session.auth().verify(PATIENCE);
    var _ = SftpClientFactory.instance().createSftpClient(session);
    return session;
  }

  private static void tell(int sessions, Service service) throws IOException {
    System.out.printf("| %,d | %d |%n", sessions, residentKib(service.pid()) >> 10);
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .findFirst()
        .orElseThrow();
  }
}
