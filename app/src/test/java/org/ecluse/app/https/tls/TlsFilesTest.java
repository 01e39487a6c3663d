package org.ecluse.app.https.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path home;

  @Test
  void firstStart_makesACertificateForThisHost_thatStays() throws CertificateParsingException {
    TlsIdentity made = load("files.example", "192.0.2.7");

    assertThat(made.certificate().getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .contains("localhost", "127.0.0.1", "files.example", "192.0.2.7");
    assertThat(made.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=ecluse");
    assertThat(made.certificate().getNotAfter().toInstant())
        .isBeforeOrEqualTo(NOW.plus(SelfSigned.LIFETIME));
    assertThat(load().certificate()).isEqualTo(made.certificate());
  }

  @Test
  void twoFreshInstalls_shareNoKey(@TempDir Path other) {
    assertThat(load().key())
        .isNotEqualTo(new TlsFiles(other).loadOrCreate(List.of(), NOW, new SecureRandom()).key());
  }

  @Test
  void keyAndDirectory_areTheServiceUsersAlone() throws IOException {
    load();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tls("key.pem"))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("tls"))))
        .isEqualTo("rwx------");
  }

  @Test
  void expiredCertificate_isOneSentence() {
    load();
    assertThatThrownBy(
            () -> files().loadOrCreate(List.of(), NOW.plus(Duration.ofDays(400)), random()))
        .isInstanceOf(TlsFilesException.class)
        .hasMessageContaining("cert.pem expired on 2027-12-25")
        .hasMessageContaining("delete both to have new ones made");
  }

  @Test
  void aCertificateOfTomorrow_isTaken_asTheClockMayBeWrong() {
    TlsIdentity made = load();
    TlsIdentity yesterday =
        files().loadOrCreate(List.of(), NOW.minus(Duration.ofDays(1)), random());
    assertThat(yesterday.certificate()).isEqualTo(made.certificate());
  }

  @Test
  void keyOfAnotherCertificate_isOneSentence(@TempDir Path other) throws IOException {
    load();
    new TlsFiles(other).loadOrCreate(List.of(), NOW, random());
    Files.copy(
        other.resolve("key.pem"),
        tls("key.pem"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(this::load).hasMessageContaining("key.pem is not the key of");
  }

  @Test
  void keyWithoutItsPublicHalf_isKnownByASignature(@TempDir Path other) throws Exception {
    TlsIdentity made = load();
    writeBareKey(made);
    assertThat(load().certificate()).isEqualTo(made.certificate());

    writeBareKey(new TlsFiles(other).loadOrCreate(List.of(), NOW, random()));
    assertThatThrownBy(this::load).hasMessageContaining("key.pem is not the key of");
  }

  /** As the JDK writes it. */
  private void writeBareKey(TlsIdentity identity) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(identity.key().getEncoded());
    Files.writeString(
        tls("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }

  @Test
  void rubbish_isOneSentence() throws IOException {
    load();
    Files.writeString(tls("cert.pem"), "hello");
    assertThatThrownBy(this::load).hasMessageContaining("cert.pem");
    Files.writeString(tls("key.pem"), "hello");
    assertThatThrownBy(this::load).hasMessageContaining("is not an unencrypted private key");
  }

  @Test
  void oneHalfMissing_isOneSentence_andNothingIsReplaced() throws IOException {
    load();
    Files.delete(tls("key.pem"));
    assertThatThrownBy(this::load).hasMessageContaining("key.pem is missing");
    assertThat(tls("key.pem")).doesNotExist();
  }

  private TlsIdentity load(String... names) {
    return files().loadOrCreate(List.of(names), NOW, random());
  }

  private TlsFiles files() {
    return new TlsFiles(home.resolve("tls"));
  }

  private Path tls(String name) {
    return home.resolve("tls").resolve(name);
  }

  private static SecureRandom random() {
    return new SecureRandom();
  }
}
