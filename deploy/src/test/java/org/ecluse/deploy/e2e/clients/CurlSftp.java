package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.ecluse.deploy.e2e.Programs;
import org.ecluse.deploy.e2e.Run;

/** curl with {@code sftp://}, on libssh2. */
final class CurlSftp implements SftpUser {

  @Override
  public String name() {
    return "curl `sftp://`";
  }

  @Override
  public Map<Deed, String> commands() {
    return Map.of(
        Deed.PUT, "-T",
        Deed.GET, "-o",
        Deed.RESUME_PUT, "-C - -T",
        Deed.RESUME_GET, "-C - -o",
        Deed.LIST, "URL/");
  }

  @Override
  public void need() {
    Programs.need("curl");
  }

  @Override
  public Said put(Seat seat, Path file, String remote) {
    return curl(seat, remote, "-T", file.toString());
  }

  @Override
  public Said get(Seat seat, String remote, Path into) {
    return curl(seat, remote, "-o", into.toString());
  }

  @Override
  public Said resumePut(Seat seat, Path file, String remote) {
    return curl(seat, remote, "-C", "-", "-T", file.toString());
  }

  @Override
  public Said resumeGet(Seat seat, String remote, Path into) {
    return curl(seat, remote, "-C", "-", "-o", into.toString());
  }

  @Override
  public Said getTree(Seat seat, String remote, Path into) {
    throw new UnsupportedOperationException("curl fetches files that are named");
  }

  @Override
  public Said list(Seat seat, String remote) {
    return curl(seat, remote + "/");
  }

  private static Said curl(Seat seat, String remote, String... options) {
    List<String> words = new ArrayList<>(List.of("curl", "-q", "-sS"));
    words.addAll(List.of("--hostpubsha256", fingerprint(seat)));
    words.addAll(List.of("-u", seat.user() + ":", "--key", seat.keyFile()));
    words.addAll(List.of("--pubkey", seat.keyFile() + ".pub"));
    words.addAll(List.of(options));
    words.add("sftp://127.0.0.1:" + seat.port() + remote);
    return Said.of(Run.start(seat.directory(), words).ended());
  }

  private static String fingerprint(Seat seat) {
    byte[] key = Base64.getDecoder().decode(seat.hostKey().split(" ", -1)[1]);
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
