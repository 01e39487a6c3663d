package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/** OpenSSH's {@code sftp}. */
final class OpenSshSftp implements SftpUser {

  @Override
  public String name() {
    return "OpenSSH `sftp`";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "put",
        Deed.GET, "get",
        Deed.RESUME_PUT, "reput",
        Deed.RESUME_GET, "reget",
        Deed.TREE, "get -r",
        Deed.LIST, "ls -l");
  }

  @Override
  public void need() {
    Programs.need("sftp");
  }

  /** What every program of OpenSSH is told: one key, one host key, no questions. */
  static List<String> options(Seat seat) {
    return List.of(
        "-F",
        "none",
        "-i",
        seat.keyFile(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "BatchMode=yes",
        "-o",
        "LogLevel=ERROR",
        "-o",
        "UserKnownHostsFile=" + seat.knownHosts());
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return batch(seat, "put " + file + " " + remote);
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return batch(seat, "get " + remote + " " + into);
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return batch(seat, "reput " + file + " " + remote);
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return batch(seat, "reget " + remote + " " + into);
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return batch(seat, "get -r " + remote + " " + into);
  }

  @Override
  public Said list(Seat seat, String remote) {
    return batch(seat, "ls -l " + remote);
  }

  private static Said batch(Seat seat, String command) {
    List<String> words = new ArrayList<>(List.of("sftp", "-q", "-b", seat.script(command)));
    words.addAll(options(seat));
    words.addAll(List.of("-P", "" + seat.port(), seat.user() + "@127.0.0.1"));
    return Said.of(Run.start(seat.directory(), words).ended());
  }
}
