package org.ecluse.app.pass;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;

/** Signatures of the right size that the key did not make. */
final class SignatureAttacks {

  private static final int HALF = 32;
  private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();

  private SignatureAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(
        new Attack("r and s are 0", t -> t.signedBy(of(BigInteger.ZERO, BigInteger.ZERO))),
        new Attack("r is 0", t -> t.signedBy(of(BigInteger.ZERO, BigInteger.ONE))),
        new Attack("s is 0", t -> t.signedBy(of(BigInteger.ONE, BigInteger.ZERO))),
        new Attack("r and s are 1", t -> t.signedBy(of(BigInteger.ONE, BigInteger.ONE))),
        new Attack("r is the order", t -> t.signedBy(of(ORDER, BigInteger.ONE))),
        new Attack("r and s are the order", t -> t.signedBy(of(ORDER, ORDER))),
        new Attack("s is beyond the order", t -> t.signedBy(withBigS(t))),
        new Attack("all bits are set", t -> t.signedBy("_".repeat(85) + "w")),
        new Attack("halves exchanged", t -> t.signedBy(exchanged(t))),
        new Attack("a bit flipped", t -> t.signedBy(flipped(t))),
        new Attack(
            "the signature of another pass",
            t -> t.signedBy(t.house().issue().token().split("\\.", -1)[2])),
        new Attack("a letter of the payload changed", SignatureAttacks::changed),
        new Attack(
            "another installation's key under our header",
            t -> Forger.signed(t.header(), t.payload(), new PassHouse().signingKey())));
  }

  private static String of(BigInteger r, BigInteger s) {
    byte[] bytes = new byte[2 * HALF];
    put(r, bytes, HALF);
    put(s, bytes, 2 * HALF);
    return Base64URL.encode(bytes).toString();
  }

  private static void put(BigInteger number, byte[] target, int end) {
    byte[] bytes = number.toByteArray();
    int count = Math.min(bytes.length, HALF);
    System.arraycopy(bytes, bytes.length - count, target, end - count, count);
  }

  private static byte[] honest(Attack.Target target) {
    return new Base64URL(target.part(2)).decode();
  }

  private static String withBigS(Attack.Target target) {
    byte[] bytes = honest(target);
    Arrays.fill(bytes, HALF, 2 * HALF, (byte) 0xff);
    return Base64URL.encode(bytes).toString();
  }

  private static String exchanged(Attack.Target target) {
    byte[] bytes = honest(target);
    byte[] other = new byte[2 * HALF];
    System.arraycopy(bytes, 0, other, HALF, HALF);
    System.arraycopy(bytes, HALF, other, 0, HALF);
    return Base64URL.encode(other).toString();
  }

  private static String flipped(Attack.Target target) {
    byte[] bytes = honest(target);
    bytes[HALF] ^= 1;
    return Base64URL.encode(bytes).toString();
  }

  private static String changed(Attack.Target target) {
    String payload = target.payload().replace("ars-idf", "ars-pdl");
    return target.part(0) + "." + Forger.encode(payload) + "." + target.part(2);
  }
}
