package org.ecluse.app.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.stream.Stream;

/** What headers can say. All but the foreign ones are signed with the real key. */
final class HeaderAttacks {

  private static final String ANY_SIGNATURE = "A".repeat(86);

  private HeaderAttacks() {}

  static Stream<Attack> all() {
    return Stream.of(algorithms(), types(), keyIds(), foreignKeys(), extensions(), writings())
        .flatMap(attacks -> attacks);
  }

  private static Stream<Attack> algorithms() {
    return Stream.of(
        new Attack("alg none with a signature", t -> t.under(alg(t, "none"))),
        new Attack(
            "alg none with any signature",
            t -> Forger.encode(alg(t, "none")) + "." + t.part(1) + "." + ANY_SIGNATURE),
        new Attack("alg NoNe", t -> t.under(alg(t, "NoNe"))),
        new Attack("alg es256 in lower case", t -> t.under(alg(t, "es256"))),
        new Attack("alg ES384", t -> t.under(alg(t, "ES384"))),
        new Attack("alg ES256K", t -> t.under(alg(t, "ES256K"))),
        new Attack("alg EdDSA", t -> t.under(alg(t, "EdDSA"))),
        new Attack("alg RS256", t -> t.under(alg(t, "RS256"))),
        new Attack("alg empty", t -> t.under(alg(t, ""))),
        new Attack("alg null", t -> t.under(t.header().replace("\"ES256\"", "null"))),
        new Attack("alg a list", t -> t.under(t.header().replace("\"ES256\"", "[\"ES256\"]"))),
        new Attack("alg absent", t -> t.under(t.header().replace("\"alg\":\"ES256\",", ""))),
        new Attack(
            "HS512 with the public key, as DER, which has the length of our signatures",
            t -> Forger.hmac("HmacSHA512", publicKey(t), alg(t, "HS512"), t.payload())));
  }

  private static Stream<Attack> types() {
    return Stream.of(
        new Attack("typ JWT", t -> t.under(t.header().replace("ecluse-pass+jwt", "JWT"))),
        new Attack("typ at+jwt", t -> t.under(t.header().replace("ecluse-pass+jwt", "at+jwt"))),
        new Attack("typ in capitals", t -> t.under(t.header().replace("ecluse", "ECLUSE"))),
        new Attack(
            "typ absent", t -> t.under(t.header().replace("\"typ\":\"ecluse-pass+jwt\",", ""))),
        new Attack("cty JWT", t -> t.under(t.forger().headerWith("\"cty\":\"JWT\""))));
  }

  private static Stream<Attack> keyIds() {
    return Stream.of(
        new Attack("kid absent", t -> t.under("{\"alg\":\"ES256\",\"typ\":\"ecluse-pass+jwt\"}")),
        new Attack("kid empty", t -> t.under(kid(t, ""))),
        new Attack("kid unknown", t -> t.under(kid(t, "a".repeat(43)))),
        new Attack("kid a path", t -> t.under(kid(t, "../../../../dev/null"))),
        new Attack("kid a query", t -> t.under(kid(t, "x' UNION SELECT 'key' --"))),
        new Attack("kid a command", t -> t.under(kid(t, "|/bin/true"))),
        new Attack("kid an address", t -> t.under(kid(t, "http://127.0.0.1:1/key"))),
        new Attack("kid with NUL", t -> t.under(kid(t, "a\\u0000b"))),
        new Attack("kid huge", t -> t.under(kid(t, "a".repeat(2_000)))),
        new Attack(
            "kid a number", t -> t.under(t.header().replaceAll("\"kid\":.*", "\"kid\":1}"))));
  }

  private static Stream<Attack> foreignKeys() {
    return Stream.of(
        new Attack(
            "another installation's key and its header",
            t -> {
              Forger other = new Forger(new PassHouse());
              return other.signed(other.header(), t.payload());
            }),
        new Attack(
            "embedded jwk",
            t -> foreign(t, foreignKey -> "\"jwk\":" + foreignKey.toPublicJWK().toJSONString())),
        new Attack("jku", t -> foreign(t, key -> "\"jku\":\"https://127.0.0.1:1/jwks.json\"")),
        new Attack("x5u", t -> foreign(t, key -> "\"x5u\":\"https://127.0.0.1:1/cert.pem\"")),
        new Attack("x5c", t -> foreign(t, key -> "\"x5c\":[\"MIIB\"]")),
        new Attack("x5t#S256", t -> foreign(t, key -> "\"x5t#S256\":\"" + "a".repeat(43) + "\"")));
  }

  private static Stream<Attack> extensions() {
    return Stream.of(
        new Attack("crit empty", t -> t.under(t.forger().headerWith("\"crit\":[]"))),
        new Attack("crit unknown", t -> t.under(t.forger().headerWith("\"crit\":[\"x\"],\"x\":1"))),
        new Attack(
            "b64 false", t -> t.under(t.forger().headerWith("\"b64\":false,\"crit\":[\"b64\"]"))),
        new Attack("b64 false without crit", t -> t.under(t.forger().headerWith("\"b64\":false"))),
        new Attack("zip", t -> t.under(t.forger().headerWith("\"zip\":\"DEF\""))),
        new Attack("enc", t -> t.under(t.forger().headerWith("\"enc\":\"A256GCM\""))),
        new Attack("any other member", t -> t.under(t.forger().headerWith("\"admin\":true"))));
  }

  private static Stream<Attack> writings() {
    return Stream.of(
        new Attack("alg twice", t -> t.under(t.forger().headerWith("\"alg\":\"none\""))),
        new Attack("alg twice, the same", t -> t.under(t.forger().headerWith("\"alg\":\"ES256\""))),
        new Attack("kid twice", t -> t.under(t.forger().headerWith("\"kid\":\"other\""))),
        new Attack("members in another order", t -> t.under(reordered(t))),
        new Attack("white space inside", t -> t.under(t.header().replace(",", ", "))),
        new Attack("white space behind", t -> t.under(t.header() + " ")),
        new Attack("escaped letters", t -> t.under(t.header().replace("ES256", "\\u0045S256"))),
        new Attack("text behind", t -> t.under(t.header() + "{}")),
        new Attack("a list", t -> t.under("[" + t.header() + "]")),
        new Attack("not JSON", t -> t.under("header")),
        new Attack(
            "deep nesting",
            t -> t.under(t.forger().headerWith("\"x\":" + "[".repeat(900) + "]".repeat(900)))));
  }

  private static String alg(Attack.Target target, String alg) {
    return target.header().replace("ES256", alg);
  }

  private static String kid(Attack.Target target, String kid) {
    return target.header().replace(target.house().signingKey().getKeyID(), kid);
  }

  private static String reordered(Attack.Target target) {
    return "{\"kid\":\"%s\",\"alg\":\"ES256\",\"typ\":\"ecluse-pass+jwt\"}"
        .formatted(target.house().signingKey().getKeyID());
  }

  private interface Member {
    String naming(ECKey foreignKey);
  }

  /** The attacker's own key signs, and the header tells where to find it. */
  private static String foreign(Attack.Target target, Member member) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).generate();
      return Forger.signed(target.forger().headerWith(member.naming(key)), target.payload(), key);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] publicKey(Attack.Target target) {
    try {
      return target.house().signingKey().toECPublicKey().getEncoded();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
