package org.ecluse.app.https.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code cert.pem} and {@code key.pem} in a directory: made at first start, replaceable by the
 * operator (own certificate first, then its issuers; the key not encrypted).
 */
public final class TlsFiles {

  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private static final String REMEDY = ": replace it, or delete both to have new ones made";

  private final Path directory;
  private final Path certFile;
  private final Path keyFile;

  public TlsFiles(Path directory) {
    this.directory = directory;
    this.certFile = directory.resolve("cert.pem");
    this.keyFile = directory.resolve("key.pem");
  }

  /**
   * Reads both files, or makes both where neither exists.
   *
   * @param names what a new certificate is for, besides this host's own names
   * @throws TlsFilesException where they cannot be used, with a sentence that says why
   */
  public TlsIdentity loadOrCreate(List<String> names, Instant now, SecureRandom random) {
    boolean hasCert = Files.exists(certFile);
    boolean hasKey = Files.exists(keyFile);
    if (!hasCert && !hasKey) {
      TlsIdentity made = SelfSigned.make(names, now, random);
      create(made);
      return made;
    }
    if (hasCert != hasKey) {
      throw new TlsFilesException(
          (hasCert ? keyFile : certFile) + " is missing although its other half exists" + REMEDY);
    }
    TlsIdentity identity = new TlsIdentity(readKey(), readCertificates());
    check(identity, now);
    return identity;
  }

  // --- reading ---

  private PrivateKey readKey() {
    return Pem.key(read(keyFile))
        .orElseThrow(
            () ->
                new TlsFilesException(
                    keyFile + " is not an unencrypted private key in PEM form" + REMEDY));
  }

  private List<X509Certificate> readCertificates() {
    List<X509Certificate> chain;
    try {
      chain = Pem.certificates(read(certFile));
    } catch (CertificateException e) {
      throw new TlsFilesException(certFile + " is not a certificate in PEM form" + REMEDY, e);
    }
    if (chain.isEmpty()) {
      throw new TlsFilesException(certFile + " holds no certificate" + REMEDY);
    }
    return chain;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TlsFilesException(file + " cannot be read by this user", e);
    }
  }

  private void check(TlsIdentity identity, Instant now) {
    X509Certificate certificate = identity.certificate();
    Instant end = certificate.getNotAfter().toInstant();
    if (!now.isBefore(end)) {
      throw new TlsFilesException(certFile + " expired on " + end + REMEDY);
    }
    Instant beginning = certificate.getNotBefore().toInstant();
    if (now.isBefore(beginning)) {
      // No reason to stay shut: where the clock is wrong, somebody may want to revoke.
      LOG.warn("{} is not valid before {}", certFile.getFileName(), beginning);
    }
    if (!Pairing.belongTogether(identity)) {
      throw new TlsFilesException(keyFile + " is not the key of " + certFile + REMEDY);
    }
  }

  // --- making ---

  private void create(TlsIdentity identity) {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      // The key first: a crash in between leaves a half that is reported, not a key that is lost.
      write(keyFile, Pem.writeKey(identity));
      write(certFile, Pem.writeChain(identity));
    } catch (IOException | GeneralSecurityException e) {
      throw new TlsFilesException("a certificate could not be written to " + directory, e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
