package org.ecluse.app.sftp;

import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/**
 * The algorithms that are offered, best first; nothing is offered because a library offers it. No
 * SHA-1, no CBC, no chacha20-poly1305 (the cipher that Terrapin needs, and slower than AES-GCM on
 * every processor with AES instructions), no encrypt-and-MAC (but see {@link MacOffer}). Strict key
 * exchange is the transport's own doing.
 *
 * <p>The hybrid exchange comes first: what is sent today must stay secret when quantum computers
 * come. The crypto provider has ML-KEM; it does not have Streamlined NTRU Prime, so that clients
 * older than OpenSSH 9.9 get X25519. The curves of NIST stand in no exchange of their own: whoever
 * may not use X25519 has the large groups.
 */
final class Algorithms {

  private static final List<BuiltinDHFactories> KEY_EXCHANGES =
      List.of(
          BuiltinDHFactories.mlkem768x25519,
          BuiltinDHFactories.mlkem1024nistp384,
          BuiltinDHFactories.sntrup761x25519,
          BuiltinDHFactories.sntrup761x25519_openssh,
          BuiltinDHFactories.curve25519,
          BuiltinDHFactories.curve25519_libssh,
          BuiltinDHFactories.dhg16_512,
          BuiltinDHFactories.dhg18_512);

  private static final List<NamedFactory<Cipher>> CIPHERS =
      List.of(
          BuiltinCiphers.aes256gcm,
          BuiltinCiphers.aes128gcm,
          BuiltinCiphers.aes256ctr,
          BuiltinCiphers.aes128ctr);

  private static final List<NamedFactory<Mac>> MACS =
      List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm);

  /** For host keys and clients' keys alike; certificates are absent, so that none is believed. */
  private static final List<NamedFactory<Signature>> SIGNATURES =
      List.of(
          BuiltinSignatures.ed25519,
          BuiltinSignatures.nistp256,
          BuiltinSignatures.nistp384,
          BuiltinSignatures.nistp521,
          BuiltinSignatures.rsaSHA512,
          BuiltinSignatures.rsaSHA256);

  private Algorithms() {}

  static void apply(SshServer server) {
    server.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES, ServerBuilder.DH2KEX));
    server.setCipherFactories(NativeGcm.preferred(CIPHERS));
    server.setMacFactories(MACS);
    server.setSignatureFactories(SIGNATURES);
    server.setCompressionFactories(List.of(BuiltinCompressions.none));
  }
}
