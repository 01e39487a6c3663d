package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/** rclone, on Go's libraries for SSH and SFTP. */
final class Rclone implements SftpUser {

  @Override
  public String name() {
    return "rclone";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "copyto, then check",
        Deed.GET, "copyto",
        Deed.PARALLEL, "copyto --multi-thread-streams 4",
        Deed.RESUME_PUT, "copyto",
        Deed.RESUME_GET, "copyto",
        Deed.TREE, "copy",
        Deed.LIST, "lsl");
  }

  @Override
  public void need() {
    Programs.need("rclone");
  }

  /** Without a shell there are no hashes at the other end, so that sizes are checked. */
  @Override
  public Said put(Seat seat, Path file, String remote) {
    Said copied = rclone(seat, "copyto", file.toString(), at(seat, remote));
    if (!copied.succeeded()) {
      return copied;
    }
    String directory = remote.substring(0, remote.lastIndexOf('/'));
    String name = remote.substring(directory.length() + 1);
    return rclone(
        seat,
        "check",
        "--one-way",
        "--include",
        "/" + name,
        String.valueOf(file.getParent()),
        at(seat, directory));
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return rclone(seat, "copyto", at(seat, remote), into.toString());
  }

  @Override
  public Said getInParallel(Seat seat, String remote, Path into) {
    return rclone(
        seat,
        "copyto",
        "--multi-thread-cutoff",
        "1M",
        "--multi-thread-streams",
        "4",
        at(seat, remote),
        into.toString());
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return rclone(seat, "copy", at(seat, remote), into.toString());
  }

  @Override
  public Said list(Seat seat, String remote) {
    return rclone(seat, "lsl", at(seat, remote));
  }

  private static String at(Seat seat, String remote) {
    return ":sftp,host=127.0.0.1,port=%d,user=%s,key_file=%s,known_hosts_file=%s,shell_type=none:%s"
        .formatted(seat.port(), seat.user(), seat.keyFile(), seat.knownHosts(), remote);
  }

  private static Said rclone(Seat seat, String... rest) {
    List<String> words = new ArrayList<>(List.of("rclone", "--config", "/dev/null"));
    words.addAll(List.of("--retries", "1", "--low-level-retries", "1"));
    words.addAll(List.of(rest));
    return Said.of(Run.start(seat.directory(), words).ended());
  }
}
