package org.ecluse.deploy.e2e.clients;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The library JSch, in the fork that is maintained. */
final class Jsch implements SftpUser {

  private interface Work {
    String with(ChannelSftp sftp) throws SftpException;
  }

  @Override
  public String name() {
    return "JSch (mwiede)";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "put",
        Deed.GET, "get",
        Deed.RESUME_PUT, "put(…, RESUME)",
        Deed.RESUME_GET, "get(…, RESUME)",
        Deed.LIST, "ls");
  }

  @Override
  public void need() {}

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return put(seat, file, remote, ChannelSftp.OVERWRITE);
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return put(seat, file, remote, ChannelSftp.RESUME);
  }

  private static Said put(Seat seat, Path file, String remote, int mode) {
    return jsch(
        seat,
        sftp -> {
          sftp.put(file.toString(), remote, null, mode);
          return "";
        });
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return get(seat, remote, into, ChannelSftp.OVERWRITE);
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return get(seat, remote, into, ChannelSftp.RESUME);
  }

  private static Said get(Seat seat, String remote, Path into, int mode) {
    return jsch(
        seat,
        sftp -> {
          sftp.get(remote, into.toString(), null, mode);
          return "";
        });
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    throw new UnsupportedOperationException("JSch fetches files that are named");
  }

  @Override
  public Said list(Seat seat, String remote) {
    return jsch(
        seat,
        sftp ->
            sftp.ls(remote).stream().map(LsEntry::getLongname).collect(Collectors.joining("\n")));
  }

  private static Said jsch(Seat seat, Work work) {
    return Said.of(
        () -> {
          JSch jsch = new JSch();
          jsch.addIdentity(seat.keyFile());
          jsch.setKnownHosts(seat.knownHosts());
          Session session = jsch.getSession(seat.user(), "127.0.0.1", seat.port());
          try {
            session.connect();
            return work.with(channel(session));
          } finally {
            session.disconnect();
          }
        });
  }

  private static ChannelSftp channel(Session session) throws JSchException {
    ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
    sftp.connect();
    return sftp;
  }
}
