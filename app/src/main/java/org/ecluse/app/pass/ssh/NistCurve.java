package org.ecluse.app.pass.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.List;
import java.util.Optional;

/**
 * One of the elliptic curves that RFC 5656 requires.
 *
 * @param word its name inside a blob
 */
record NistCurve(String word, ECParameterSpec parameters) {

  private static final byte UNCOMPRESSED = 4;

  private static final List<NistCurve> ALL =
      List.of(
          new NistCurve("nistp256", parameters("secp256r1")),
          new NistCurve("nistp384", parameters("secp384r1")),
          new NistCurve("nistp521", parameters("secp521r1")));

  String keyType() {
    return "ecdsa-sha2-" + word;
  }

  static Optional<NistCurve> ofKeyType(String type) {
    return ALL.stream().filter(curve -> curve.keyType().equals(type)).findFirst();
  }

  /** The curve with these parameters, whichever provider made the object. */
  static Optional<NistCurve> of(ECParameterSpec spec) {
    return ALL.stream()
        .filter(curve -> curve.parameters.getCurve().equals(spec.getCurve()))
        .filter(curve -> curve.parameters.getGenerator().equals(spec.getGenerator()))
        .findFirst();
  }

  /** A point in the uncompressed form of SEC 1: 4, x, y. */
  byte[] encode(ECPoint point) {
    byte[] encoded = new byte[1 + 2 * coordinateBytes()];
    encoded[0] = UNCOMPRESSED;
    put(point.getAffineX(), encoded, 1);
    put(point.getAffineY(), encoded, 1 + coordinateBytes());
    return encoded;
  }

  /** Reads what {@link #encode} writes; empty for anything that has not its form. */
  Optional<ECPoint> decode(byte[] encoded) {
    int size = coordinateBytes();
    if (encoded.length != 1 + 2 * size || encoded[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    BigInteger x = new BigInteger(1, encoded, 1, size);
    BigInteger y = new BigInteger(1, encoded, 1 + size, size);
    return Optional.of(new ECPoint(x, y));
  }

  /** Whether a point satisfies this curve's equation. */
  boolean contains(ECPoint point) {
    BigInteger p = prime();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger a = parameters.getCurve().getA();
    BigInteger b = parameters.getCurve().getB();
    BigInteger right = x.pow(3).add(a.multiply(x)).add(b).mod(p);
    return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
  }

  private int coordinateBytes() {
    return Math.ceilDiv(prime().bitLength(), Byte.SIZE);
  }

  private BigInteger prime() {
    return ((ECFieldFp) parameters.getCurve().getField()).getP();
  }

  /** Writes a coordinate, big-endian, so that it fills its place from the right. */
  private void put(BigInteger coordinate, byte[] target, int start) {
    byte[] bytes = coordinate.toByteArray();
    int spare = Math.max(0, bytes.length - coordinateBytes());
    int count = bytes.length - spare;
    System.arraycopy(bytes, spare, target, start + coordinateBytes() - count, count);
  }

  private static ECParameterSpec parameters(String javaName) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(javaName));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks a NIST curve", e);
    }
  }
}
