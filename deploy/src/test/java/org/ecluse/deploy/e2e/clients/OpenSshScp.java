package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/**
 * OpenSSH's {@code scp}, which speaks SFTP since version 9.0, and when told so since 8.7. The old
 * protocol is a command run by a shell, and refused.
 */
final class OpenSshScp implements SftpUser {

  @Override
  public String name() {
    return "OpenSSH `scp`";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "scp -s",
        Deed.GET, "scp -s",
        Deed.RESUME_PUT, "scp -s",
        Deed.RESUME_GET, "scp -s",
        Deed.TREE, "scp -s -r");
  }

  @Override
  public void need() {
    Programs.need("scp");
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return scp(seat, file.toString(), at(seat, remote));
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return scp(seat, at(seat, remote), into.toString());
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return scp(seat, "-r", at(seat, remote), into.toString());
  }

  private static String at(Seat seat, String remote) {
    return seat.user() + "@127.0.0.1:" + remote;
  }

  private static Said scp(Seat seat, String... rest) {
    List<String> words = new ArrayList<>(List.of("scp", "-s", "-q", "-P", "" + seat.port()));
    words.addAll(OpenSshSftp.options(seat));
    words.addAll(List.of(rest));
    return Said.of(Run.start(seat.directory(), words).ended());
  }
}
