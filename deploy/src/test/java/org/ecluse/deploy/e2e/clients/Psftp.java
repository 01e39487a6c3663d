package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/** PuTTY's {@code psftp}, with a pass where it asks for a password. */
final class Psftp implements SftpUser {

  @Override
  public String name() {
    return "PuTTY `psftp`";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "put",
        Deed.GET, "get",
        Deed.RESUME_PUT, "reput",
        Deed.RESUME_GET, "reget",
        Deed.TREE, "get -r",
        Deed.LIST, "ls");
  }

  @Override
  public void need() {
    Programs.need("psftp");
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return psftp(seat, "put " + file + " " + remote);
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return psftp(seat, "get " + remote + " " + into);
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return psftp(seat, "reput " + file + " " + remote);
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return psftp(seat, "reget " + remote + " " + into);
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return psftp(seat, "get -r " + remote + " " + into);
  }

  @Override
  public Said list(Seat seat, String remote) {
    return psftp(seat, "ls " + remote);
  }

  private static Said psftp(Seat seat, String command) {
    return seat.run(
        "psftp",
        "-batch",
        "-hostkey",
        fingerprint(seat),
        "-pw",
        seat.password(),
        "-P",
        "" + seat.port(),
        "-b",
        seat.script(command),
        seat.user() + "@127.0.0.1");
  }

  private static String fingerprint(Seat seat) {
    return Run.of(seat.directory(), "ssh-keygen", "-l", "-f", seat.knownHosts())
        .succeeded()
        .text()
        .split(" ", -1)[1];
  }
}
