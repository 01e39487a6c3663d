package org.ecluse.deploy.hammer.client;

import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;

/** The SSH library, set so that it offers what it is told and waits as long as any client. */
public final class SshClients {

  static final Duration PATIENCE = TlsLine.PATIENCE;

  private SshClients() {}

  public static SshClient start() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    CoreModuleProperties.REQUEST_SUBSYSTEM_REPLY.set(client, true);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, PATIENCE);
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, PATIENCE);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, PATIENCE);
    client.start();
    return client;
  }
}
