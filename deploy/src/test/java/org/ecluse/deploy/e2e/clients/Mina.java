package org.ecluse.deploy.e2e.clients;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** The client of Apache MINA SSHD, the library that the service's own transport comes from. */
final class Mina implements SftpUser {

  private static final int BLOCK_BYTES = 32 << 10;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private interface Work {
    String with(SftpClient sftp) throws IOException;
  }

  @Override
  public String name() {
    return "Apache MINA SSHD";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "write",
        Deed.GET, "read",
        Deed.RESUME_PUT, "write(…, Append)",
        Deed.RESUME_GET, "open, read(…, offset)",
        Deed.LIST, "readDir");
  }

  @Override
  public void need() {}

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return mina(
        seat,
        sftp -> {
          try (OutputStream out = sftp.write(remote)) {
            Files.copy(file, out);
          }
          return "";
        });
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return mina(
        seat,
        sftp -> {
          try (InputStream in = Files.newInputStream(file);
              OutputStream out = sftp.write(remote, OpenMode.Write, OpenMode.Append)) {
            in.skipNBytes(sftp.stat(remote).getSize());
            in.transferTo(out);
          }
          return "";
        });
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return mina(
        seat,
        sftp -> {
          try (InputStream in = sftp.read(remote)) {
            Files.copy(in, into);
          }
          return "";
        });
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return mina(
        seat,
        sftp -> {
          byte[] block = new byte[BLOCK_BYTES];
          try (var handle = sftp.open(remote);
              OutputStream out = Files.newOutputStream(into, APPEND)) {
            long at = Files.size(into);
            int count = sftp.read(handle, at, block);
            while (count > 0) {
              out.write(block, 0, count);
              at += count;
              count = sftp.read(handle, at, block);
            }
          }
          return "";
        });
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    throw new UnsupportedOperationException("the library fetches files that are named");
  }

  @Override
  public Said list(Seat seat, String remote) {
    return mina(
        seat,
        sftp ->
            StreamSupport.stream(sftp.readDir(remote).spliterator(), false)
                .map(entry -> entry.getFilename() + " " + entry.getAttributes().getSize())
                .collect(Collectors.joining("\n")));
  }

  private static Said mina(Seat seat, Work work) {
    return Said.of(
        () -> {
          try (SshClient ssh = client(seat);
              ClientSession session = session(ssh, seat);
              SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            return work.with(sftp);
          }
        });
  }

  private static SshClient client(Seat seat) {
    SshClient ssh = SshClient.setUpDefaultClient();
    ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    ssh.setKeyIdentityProvider(new FileKeyPairProvider(Path.of(seat.keyFile())));
    ssh.setServerKeyVerifier(
        new KnownHostsServerKeyVerifier(
            RejectAllServerKeyVerifier.INSTANCE, Path.of(seat.knownHosts())));
    ssh.start();
    return ssh;
  }

  private static ClientSession session(SshClient ssh, Seat seat) throws IOException {
    ClientSession session =
        ssh.connect(seat.user(), "127.0.0.1", seat.port()).verify(PATIENCE).getSession();
    session.auth().verify(PATIENCE);
    return session;
  }
}
