package org.ecluse.app.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The key by which clients know this host: Ed25519, in OpenSSH's own format, made at the first
 * start. An operator replaces it by putting another one, of any kind that OpenSSH writes, in its
 * place.
 */
final class HostKey {

  private static final String FILE = "ssh_host_ed25519_key";
  private static final String PRIVATE_FILE = "rw-------";
  private static final String PRIVATE_DIRECTORY = "rwx------";
  private static final int ED25519_BITS = 256;
  private static final String COMMENT = "ecluse";

  private HostKey() {}

  static KeyPair loadOrCreate(Path directory) throws IOException {
    try {
      Path file = directory.resolve(FILE);
      if (Files.notExists(file)) {
        create(directory, file);
      }
      return load(file);
    } catch (GeneralSecurityException e) {
      throw new IOException("the SSH host key " + FILE + " cannot be used", e);
    }
  }

  private static KeyPair load(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Iterable<KeyPair> keys =
          SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(FILE), in, null);
      if (keys != null) {
        for (KeyPair key : keys) {
          return key;
        }
      }
      throw new IOException("there is no key in the SSH host key file " + FILE);
    }
  }

  private static void create(Path directory, Path file)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_DIRECTORY)));
    KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
    write(
        directory.resolve(FILE + ".pub"),
        out -> OpenSSHKeyPairResourceWriter.INSTANCE.writePublicKey(key.getPublic(), COMMENT, out));
    write(
        file,
        out -> OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, COMMENT, null, out));
  }

  private interface Writer {
    void writeTo(OutputStream out) throws IOException, GeneralSecurityException;
  }

  /** Under its name there is a whole file or none. */
  private static void write(Path file, Writer content)
      throws IOException, GeneralSecurityException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_FILE)));
    try (OutputStream out = Files.newOutputStream(draft)) {
      content.writeTo(out);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
