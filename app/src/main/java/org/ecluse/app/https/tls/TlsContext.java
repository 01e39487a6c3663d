package org.ecluse.app.https.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * What TLS the door speaks: 1.3 and 1.2, authenticated encryption with forward secrecy only. With
 * BoringSSL (where its native build is there) the hybrid post-quantum key exchange comes first; the
 * JDK's own TLS has none before JDK 27.
 */
public final class TlsContext {

  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private static final String[] GROUPS = {"X25519MLKEM768", "X25519", "P-256", "P-384"};

  /**
   * Netty hands the key on in a key store that never leaves memory. The default type would stretch
   * the password of that store, which protects nothing, for most of a cold start's time.
   */
  private static final String IN_MEMORY = "JKS";

  private TlsContext() {}

  /** Whether the fast native TLS is used. */
  public static boolean isNative() {
    return OpenSsl.isAvailable();
  }

  public static SslContext of(TlsIdentity identity) {
    X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
    SslContextBuilder builder =
        SslContextBuilder.forServer(identity.key(), chain)
            .keyStoreType(IN_MEMORY)
            .trustManager(new TrustNobody())
            .protocols(PROTOCOLS)
            .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE);
    if (isNative()) {
      builder.sslProvider(SslProvider.OPENSSL).option(OpenSslContextOption.GROUPS, GROUPS);
    } else {
      builder.sslProvider(SslProvider.JDK);
    }
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new TlsFilesException("the certificate cannot be used for TLS", e);
    }
  }
}
