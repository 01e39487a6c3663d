package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;

/**
 * lftp, which speaks SFTP itself and leaves SSH to OpenSSH. It dials again and goes on by itself.
 * When it ends it kills the line under its last CLOSE, so that nothing says that it has what it
 * read; told to remove what it fetched, it does say so.
 */
final class Lftp implements SftpUser {

  @Override
  public String name() {
    return "lftp";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "put",
        Deed.GET, "get",
        Deed.PARALLEL, "pget -n 4",
        Deed.RESUME_PUT, "put",
        Deed.RESUME_GET, "get",
        Deed.TREE, "mirror",
        Deed.LIST, "ls");
  }

  @Override
  public void need() {
    Programs.need("lftp", "ssh");
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return lftp(seat, "put " + file + " -o " + remote);
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return lftp(seat, "get " + remote + " -o " + into);
  }

  @Override
  public Said getInParallel(Seat seat, String remote, Path into) {
    return lftp(seat, "pget -n 4 " + remote + " -o " + into);
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return lftp(seat, "mirror " + remote + " " + into);
  }

  @Override
  public Said list(Seat seat, String remote) {
    return lftp(seat, "ls " + remote);
  }

  private static Said lftp(Seat seat, String... commands) {
    String script =
        seat.script(
            "set cmd:fail-exit yes",
            "set sftp:connect-program \"ssh -a -x "
                + String.join(" ", OpenSshSftp.options(seat))
                + "\"",
            "set net:reconnect-interval-base 1",
            "set net:max-retries 3",
            "open -u " + seat.user() + ", -p " + seat.port() + " sftp://127.0.0.1",
            String.join("\n", commands));
    return seat.run("lftp", "--norc", "-f", script);
  }
}
