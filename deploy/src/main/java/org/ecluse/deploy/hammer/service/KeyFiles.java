package org.ecluse.deploy.hammer.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.ecluse.deploy.hammer.client.Identity;

/** Makes SSH keys, also as the files that programs read: NAME and NAME.pub. */
final class KeyFiles {

  private static final int PEM_LINE_LETTERS = 64;

  private KeyFiles() {}

  static Identity.Key make(Path directory, String account, String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Path file = directory.resolve(name);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, pem(pair.getPrivate().getEncoded()));
      Identity.Key key = new Identity.Key(account, name, pair, file);
      Files.writeString(publicFile(key), PublicKeyEntry.toString(pair.getPublic()) + "\n");
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path publicFile(Identity.Key key) {
    return key.file().resolveSibling(key.name() + ".pub");
  }

  private static String pem(byte[] encoded) {
    Base64.Encoder lines =
        Base64.getMimeEncoder(PEM_LINE_LETTERS, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(lines.encodeToString(encoded));
  }
}
