package org.ecluse.deploy.e2e.clients;

import static java.util.regex.Pattern.MULTILINE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.ecluse.deploy.e2e.Programs;
import org.junit.jupiter.api.Assumptions;

/** sshfs: the service as a directory of this machine, and the programs that copy files. */
final class Sshfs implements SftpUser {

  private static final Path DEVICE = Path.of("/dev/fuse");

  /** What it says in a container that may not mount. */
  private static final Pattern NO_MOUNT =
      Pattern.compile("^fuse(rmount3)?: (mount failed|failed to open|device not found)", MULTILINE);

  @Override
  public String name() {
    return "sshfs";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "cp",
        Deed.GET, "cp",
        Deed.RESUME_PUT, "tail -c +N >>",
        Deed.RESUME_GET, "tail -c +N >>",
        Deed.TREE, "cp -r",
        Deed.LIST, "ls -l");
  }

  @Override
  public void need() {
    Programs.need("sshfs", "fusermount3");
    Assumptions.assumeTrue(Files.isWritable(DEVICE), "sshfs cannot mount: no " + DEVICE);
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return mounted(seat, "cp " + file + " \"$mnt\"" + remote);
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return mounted(seat, "cp \"$mnt\"" + remote + " " + into);
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return mounted(seat, append(file.toString(), "\"$mnt\"" + remote));
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return mounted(seat, append("\"$mnt\"" + remote, into.toString()));
  }

  private static String append(String from, String to) {
    return "tail -c +$(($(stat -c %s " + to + ") + 1)) " + from + " >>" + to;
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return mounted(seat, "cp -r \"$mnt\"" + remote + " " + into);
  }

  @Override
  public Said list(Seat seat, String remote) {
    return mounted(seat, "ls -l \"$mnt\"" + remote);
  }

  /**
   * Past the cache of pages: in one that was being filled when the line broke, sshfs takes what
   * came for the end of the file, and the rest of the page is zeros.
   */
  private static Said mounted(Seat seat, String command) {
    String mount =
        "sshfs -p "
            + seat.port()
            + " -o IdentityFile="
            + seat.keyFile()
            + ",IdentitiesOnly=yes,BatchMode=yes,UserKnownHostsFile="
            + seat.knownHosts()
            + " "
            + seat.user()
            + "@127.0.0.1:/ \"$mnt\" -o direct_io";
    Said said =
        seat.run(
            "sh",
            seat.script(
                "mnt=$(mktemp -d -p " + seat.directory() + ") || exit 1",
                mount + " || exit 1",
                command,
                "result=$?",
                "fusermount3 -u \"$mnt\"",
                "exit $result"));
    Assumptions.assumeFalse(NO_MOUNT.matcher(said.text()).find(), "sshfs cannot mount here");
    return said;
  }
}
