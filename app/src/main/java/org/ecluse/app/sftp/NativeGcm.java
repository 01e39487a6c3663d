package org.ecluse.app.sftp;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.cipher.CipherInformation;
import org.ecluse.crypto.Engine;
import org.ecluse.crypto.PacketCipher;
import org.jspecify.annotations.Nullable;

/**
 * The transport's AES-GCM by the engine that also seals files. Native code is as fast for the first
 * packet as for the millionth; the JDK's takes ten times as long until the compiler has come to it.
 */
final class NativeGcm implements Cipher {

  /** RFC 5647: the last bytes of the nonce count packets, modulo 2^64. */
  private static final int COUNTER_BYTES = Long.BYTES;

  private final CipherInformation standard;
  private @Nullable PacketCipher cipher;
  private byte[] nonce = {};
  private byte[] aad = {};
  private boolean sealing;

  private NativeGcm(CipherInformation standard) {
    this.standard = standard;
  }

  /** The factories of these ciphers, those of AES-GCM replaced where there is native code. */
  static List<NamedFactory<Cipher>> preferred(List<NamedFactory<Cipher>> ciphers) {
    return Engine.active().isNative()
        ? ciphers.stream().map(NativeGcm::preferred).toList()
        : ciphers;
  }

  private static NamedFactory<Cipher> preferred(NamedFactory<Cipher> cipher) {
    return cipher instanceof BuiltinCiphers standard
            && (standard == BuiltinCiphers.aes256gcm || standard == BuiltinCiphers.aes128gcm)
        ? new Factory(standard)
        : cipher;
  }

  private record Factory(BuiltinCiphers standard) implements NamedFactory<Cipher> {

    @Override
    public String getName() {
      return standard.getName();
    }

    @Override
    public Cipher create() {
      return new NativeGcm(standard);
    }
  }

  @Override
  public void init(Mode mode, byte[] key, byte[] iv) {
    sealing = mode == Mode.Encrypt;
    cipher = PacketCipher.keyed(Arrays.copyOf(key, standard.getKdfSize()));
    nonce = Arrays.copyOf(iv, PacketCipher.NONCE_BYTES);
  }

  @Override
  public void updateAAD(byte[] data, int offset, int length) {
    aad = Arrays.copyOfRange(data, offset, offset + length);
  }

  @Override
  public void update(byte[] packet, int offset, int length) throws Exception {
    PacketCipher keyed = Objects.requireNonNull(cipher, "not initialised");
    byte[] current = nonce;
    nonce = next(current);
    if (sealing) {
      keyed.seal(current, aad, packet, offset, length);
    } else {
      keyed.open(current, aad, packet, offset, length);
    }
  }

  private static byte[] next(byte[] nonce) {
    byte[] next = nonce.clone();
    int i = next.length;
    do {
      i--;
      next[i]++;
    } while (next[i] == 0 && i > next.length - COUNTER_BYTES);
    return next;
  }

  @Override
  public String getAlgorithm() {
    return standard.getAlgorithm();
  }

  @Override
  public int getKeySize() {
    return standard.getKeySize();
  }

  @Override
  public String getTransformation() {
    return standard.getTransformation();
  }

  @Override
  public int getIVSize() {
    return standard.getIVSize();
  }

  @Override
  public int getAuthenticationTagSize() {
    return standard.getAuthenticationTagSize();
  }

  @Override
  public int getCipherBlockSize() {
    return standard.getCipherBlockSize();
  }

  @Override
  public int getKdfSize() {
    return standard.getKdfSize();
  }
}
