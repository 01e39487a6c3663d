package org.ecluse.deploy.e2e.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.sftp.SFTPClient;

/**
 * The library sshj. It works with the JDK's ciphers here: with those of Bouncy Castle's LTS edition
 * it takes a short update for a whole one.
 */
final class Sshj implements SftpUser {

  private interface Work {
    String with(SFTPClient sftp) throws IOException;
  }

  @Override
  public String name() {
    return "sshj";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "put",
        Deed.GET, "get",
        Deed.RESUME_PUT, "put(from, to, offset)",
        Deed.RESUME_GET, "get(from, to, offset)",
        Deed.TREE, "get",
        Deed.LIST, "ls");
  }

  @Override
  public void need() {}

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return sshj(
        seat,
        sftp -> {
          sftp.put(file.toString(), remote);
          return "";
        });
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return sshj(
        seat,
        sftp -> {
          sftp.get(remote, into.toString());
          return "";
        });
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return sshj(
        seat,
        sftp -> {
          sftp.put(file.toString(), remote, sftp.stat(remote).getSize());
          return "";
        });
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return sshj(
        seat,
        sftp -> {
          sftp.get(remote, into.toString(), into.toFile().length());
          return "";
        });
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return get(seat, remote, into);
  }

  @Override
  public Said list(Seat seat, String remote) {
    return sshj(
        seat,
        sftp ->
            sftp.ls(remote).stream()
                .map(entry -> entry.getName() + " " + entry.getAttributes().getSize())
                .collect(Collectors.joining("\n")));
  }

  private static Said sshj(Seat seat, Work work) {
    SecurityUtils.setRegisterBouncyCastle(false);
    return Said.of(
        () -> {
          try (SSHClient ssh = new SSHClient()) {
            ssh.loadKnownHosts(Path.of(seat.knownHosts()).toFile());
            ssh.connect("127.0.0.1", seat.port());
            ssh.authPublickey(seat.user(), ssh.loadKeys(seat.keyFile()));
            try (SFTPClient sftp = ssh.newSFTPClient()) {
              sftp.getFileTransfer().setPreserveAttributes(false);
              return work.with(sftp);
            }
          }
        });
  }
}
