package org.ecluse.app.pass.ssh;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.spec.ECPoint;
import java.util.Optional;
import org.ecluse.app.pass.ssh.BlobReader.EndOfBlob;

/** A public key's fields as its blob holds them, one record per kind of key. */
sealed interface KeyBlob {

  String ED25519_TYPE = "ssh-ed25519";
  String RSA_TYPE = "ssh-rsa";
  int ED25519_BYTES = 32;
  int MIN_RSA_BITS = 3072;
  int MAX_RSA_BITS = 16_384;

  /** An Ed25519 key (RFC 8709). */
  final class Ed25519 implements KeyBlob {
    private final byte[] point;

    Ed25519(byte[] point) {
      this.point = point.clone();
    }

    @Override
    public String type() {
      return ED25519_TYPE;
    }

    @Override
    public byte[] bytes() {
      return new BlobWriter().text(type()).bytes(point).blob();
    }

    @Override
    public boolean isAcceptable() {
      return point.length == ED25519_BYTES;
    }
  }

  /** An ECDSA key (RFC 5656). */
  record Ecdsa(NistCurve curve, ECPoint point) implements KeyBlob {
    @Override
    public String type() {
      return curve.keyType();
    }

    @Override
    public byte[] bytes() {
      return new BlobWriter().text(type()).text(curve.word()).bytes(curve.encode(point)).blob();
    }

    @Override
    public boolean isAcceptable() {
      return curve.contains(point);
    }
  }

  /** An RSA key (RFC 4253). */
  record Rsa(BigInteger exponent, BigInteger modulus) implements KeyBlob {
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);

    @Override
    public String type() {
      return RSA_TYPE;
    }

    @Override
    public byte[] bytes() {
      return new BlobWriter().text(type()).number(exponent).number(modulus).blob();
    }

    @Override
    public boolean isAcceptable() {
      return modulus.signum() > 0
          && modulus.testBit(0)
          && modulus.bitLength() >= MIN_RSA_BITS
          && modulus.bitLength() <= MAX_RSA_BITS
          && exponent.testBit(0)
          && exponent.compareTo(MIN_EXPONENT) >= 0
          && exponent.bitLength() <= Long.SIZE;
    }
  }

  String type();

  /** The one canonical blob of these fields. */
  byte[] bytes();

  /** Whether the key is one, and strong enough to open an account. */
  boolean isAcceptable();

  /** Empty for an unknown kind, for a cut blob, and for any writing but the canonical one. */
  static Optional<KeyBlob> read(byte[] blob) {
    try {
      BlobReader fields = new BlobReader(blob);
      String type = fields.text();
      Optional<KeyBlob> key =
          switch (type) {
            case ED25519_TYPE -> Optional.of(new Ed25519(fields.bytes()));
            case RSA_TYPE -> Optional.of(new Rsa(fields.number(), fields.number()));
            default -> ecdsa(type, fields);
          };
      return key.filter(read -> MessageDigest.isEqual(read.bytes(), blob));
    } catch (EndOfBlob e) {
      return Optional.empty();
    }
  }

  private static Optional<KeyBlob> ecdsa(String type, BlobReader fields) throws EndOfBlob {
    Optional<NistCurve> curve = NistCurve.ofKeyType(type);
    if (curve.isEmpty() || !fields.text().equals(curve.get().word())) {
      return Optional.empty();
    }
    return curve.get().decode(fields.bytes()).map(point -> new Ecdsa(curve.get(), point));
  }
}
