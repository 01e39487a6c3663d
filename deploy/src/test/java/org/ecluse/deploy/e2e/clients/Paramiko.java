package org.ecluse.deploy.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/** Python's paramiko, by a small program ({@code paramiko_user.py}). */
final class Paramiko implements SftpUser {

  @Override
  public String name() {
    return "paramiko";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "put",
        Deed.GET, "get",
        Deed.RESUME_PUT, "open(mode='a')",
        Deed.RESUME_GET, "open, seek",
        Deed.TREE, "listdir_attr, get",
        Deed.LIST, "listdir_attr");
  }

  @Override
  public void need() {
    Programs.needPythonModule("paramiko");
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return python(seat, "put", file.toString(), remote);
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return python(seat, "get", remote, into.toString());
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return python(seat, "resume_put", file.toString(), remote);
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return python(seat, "resume_get", remote, into.toString());
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    return python(seat, "get_tree", remote, into.toString());
  }

  @Override
  public Said list(Seat seat, String remote) {
    return python(seat, "show", remote);
  }

  private static Said python(Seat seat, String... deed) {
    List<String> words = new ArrayList<>(List.of(Programs.pythonWith("paramiko"), program()));
    words.addAll(List.of("" + seat.port(), seat.user(), seat.keyFile(), seat.knownHosts()));
    words.addAll(List.of(deed));
    return Said.of(Run.start(seat.directory(), words).ended());
  }

  private static String program() {
    try {
      return Path.of(Objects.requireNonNull(Paramiko.class.getResource("paramiko_user.py")).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
