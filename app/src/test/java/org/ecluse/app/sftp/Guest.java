package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.policy.access.AccountId;

/** Somebody who came in by the SFTP door. */
final class Guest implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  final SshClient ssh = newClient();
  final ClientSession session;
  final SftpClient sftp;

  Guest(DoorHouse house, AccountId user, KeyPair key) {
    this(house, user, key, "127.0.0.1");
  }

  /** One that comes from an address of its own. */
  Guest(DoorHouse house, AccountId user, KeyPair key, String from) {
    try {
      SocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), house.port());
      SocketAddress here = new InetSocketAddress(InetAddress.ofLiteral(from), 0);
      session = ssh.connect(user.value(), door, here).verify(PATIENCE).getSession();
      session.addPublicKeyIdentity(key);
      session.auth().verify(PATIENCE);
      sftp = SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException e) {
      ssh.stop();
      throw new UncheckedIOException(e);
    }
  }

  /** A client that offers only what it is told to. */
  static SshClient newClient() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
    CoreModuleProperties.REQUEST_EXEC_REPLY.set(client, true);
    CoreModuleProperties.REQUEST_SUBSYSTEM_REPLY.set(client, true);
    client.start();
    return client;
  }

  /** Puts a file as simple clients do. */
  void put(String path, byte[] content) {
    try (OutputStream out = sftp.write(path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] get(String path) {
    try (InputStream in = sftp.read(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names(String path) {
    try {
      return StreamSupport.stream(sftp.readDir(path).spliterator(), false)
          .map(DirEntry::getFilename)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only transfer in a recipient's inbox. */
  String onlyTransfer() {
    List<String> transfers = names("/inbox");
    assertThat(transfers).hasSize(1);
    return "/inbox/" + transfers.getFirst();
  }

  /** The status code with which something is refused. */
  static int refusal(ThrowingCallable action) {
    Throwable thrown = catchThrowableOfType(Exception.class, action);
    assertThat(thrown).isNotNull();
    Throwable cause = thrown instanceof UncheckedIOException wrapped ? wrapped.getCause() : thrown;
    assertThat(cause).isInstanceOf(SftpException.class);
    return ((SftpException) cause).getStatus();
  }

  /** The line breaks: nothing is closed properly. */
  void vanish() {
    try {
      session.close(true).await(PATIENCE.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    session.close(true);
    ssh.stop();
  }
}
