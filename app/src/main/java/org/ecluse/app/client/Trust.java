package org.ecluse.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates a client believes. */
public sealed interface Trust {

  /** The authorities of this Java installation. */
  record Authorities() implements Trust {}

  /** The certificates of a PEM file and no others. */
  record Pinned(Path pem) implements Trust {}

  /** Anybody: the line is encrypted, but nobody knows to whom. */
  record Anybody() implements Trust {}

  /** A TLS context that believes accordingly. */
  default SSLContext context() throws ClientException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new ClientException("TLS cannot be set up on this machine.", e);
    }
  }

  private TrustManager @Nullable [] managers() throws ClientException, GeneralSecurityException {
    return switch (this) {
      case Authorities() -> null;
      case Pinned(Path pem) -> pinned(pem);
      case Anybody() -> new TrustManager[] {new Believer()};
    };
  }

  private static TrustManager[] pinned(Path pem) throws ClientException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      return pinned(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (IOException e) {
      throw new ClientException("The certificate file " + pem + " cannot be read.", e);
    } catch (CertificateException e) {
      throw new ClientException("The file " + pem + " holds no PEM certificate.", e);
    }
  }

  private static TrustManager[] pinned(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    if (certificates.isEmpty()) {
      throw new CertificateException("empty");
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
