package org.ecluse.app.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Until when browsers and clients will accept the TLS certificate. */
final class CertificateProbe {

  private static final Duration SOON = Duration.ofDays(30);

  private CertificateProbe() {}

  static List<Diagnosis> look(Path home, Instant now) throws IOException {
    try (InputStream in = Files.newInputStream(home.resolve("tls/cert.pem"))) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return List.of(judge((X509Certificate) factory.generateCertificate(in), now));
    } catch (NoSuchFileException _) {
      return List.of(Diagnosis.ok("certificate", "one is made at the first start"));
    } catch (CertificateException _) {
      return List.of(Diagnosis.fail("certificate", "tls/cert.pem holds no certificate"));
    }
  }

  private static Diagnosis judge(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    if (!now.isBefore(end)) {
      return Diagnosis.fail("certificate", "it ended at " + end);
    }
    return now.plus(SOON).isBefore(end)
        ? Diagnosis.ok("certificate", "it is good until " + end)
        : Diagnosis.warn("certificate", "it ends soon, at " + end);
  }
}
