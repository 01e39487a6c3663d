package org.ecluse.app.pass;

import java.util.Locale;
import java.util.stream.Stream;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.PassId;

/** Payloads that the issuer would not write, all signed with the real key: its thief's attempts. */
final class PayloadAttacks {

  private PayloadAttacks() {}

  /** Payloads that name no pass on record. */
  static Stream<Attack> unknown() {
    return Stream.of(
        new Attack("a whole token, nested", t -> t.saying(t.token())),
        new Attack("not JSON", t -> t.saying("x")),
        new Attack("not UTF-8", t -> t.forger().signedParts(t.part(0), "_____w")),
        new Attack("not the length of any base64", t -> t.forger().signedParts(t.part(0), "A")),
        new Attack("an empty object", t -> t.saying("{}")),
        new Attack("a list", t -> t.saying("[" + t.payload() + "]")),
        new Attack("deep nesting", t -> t.saying("{\"jti\":".repeat(300))),
        new Attack("jti absent", t -> t.with("\"jti\":\"" + t.pass().id() + "\",", "")),
        new Attack("jti unknown", t -> t.with(id(t), new PassId(new Id128(1, 1)).toString())),
        new Attack("jti empty", t -> t.with(id(t), "")),
        new Attack("jti in capitals", t -> t.with(id(t), id(t).toUpperCase(Locale.ROOT))),
        new Attack("jti of a transfer", t -> t.with(id(t), "t" + id(t).substring(1))),
        new Attack("jti a query", t -> t.with(id(t), "p-' OR '1'='1                ")),
        new Attack("jti a number", t -> t.with("\"" + id(t) + "\"", "1")),
        new Attack("jti after other members", t -> t.with("{", "{\"x\":1,")),
        new Attack("white space in front", t -> t.saying(" " + t.payload())));
  }

  /** Payloads that name a pass on record and say something else than the record. */
  static Stream<Attack> different() {
    return Stream.of(names(), times(), reach(), writings()).flatMap(attacks -> attacks);
  }

  private static Stream<Attack> names() {
    return Stream.of(
        new Attack("iss of another installation", t -> t.with(t.forger().issuer(), "0".repeat(32))),
        new Attack("iss absent", t -> t.with("\"iss\":\"" + t.forger().issuer() + "\",", "")),
        new Attack("aud other", t -> t.with("\"aud\":\"ecluse\"", "\"aud\":\"other\"")),
        new Attack("aud a list", t -> t.with("\"aud\":\"ecluse\"", "\"aud\":[\"ecluse\",\"x\"]")),
        new Attack("aud absent", t -> t.with("\"aud\":\"ecluse\",", "")),
        new Attack("sub another recipient", t -> t.with("ars-idf", "cpam-paris")),
        new Attack("sub an admin", t -> t.with("ars-idf", "chief")),
        new Attack("sub the console", t -> t.with("ars-idf", "console")),
        new Attack("sub absent", t -> t.with("\"sub\":\"ars-idf\",", "")),
        new Attack("a role", t -> t.with("\"sub\"", "\"role\":\"admin\",\"sub\"")));
  }

  private static Stream<Attack> times() {
    return Stream.of(
        new Attack("exp absent", t -> t.with("\"exp\":" + exp(t) + ",", "")),
        new Attack("exp null", t -> exp(t, "null")),
        new Attack("exp a second later", t -> exp(t, String.valueOf(exp(t) + 1))),
        new Attack("exp at the end of numbers", t -> exp(t, String.valueOf(Long.MAX_VALUE))),
        new Attack("exp beyond all numbers", t -> exp(t, "9".repeat(400))),
        new Attack("exp a string", t -> exp(t, "\"" + exp(t) + "\"")),
        new Attack("exp a fraction", t -> exp(t, exp(t) + ".0")),
        new Attack("exp with an exponent", t -> exp(t, "1e99")),
        new Attack("exp negative", t -> exp(t, "-1")),
        new Attack("exp in milliseconds", t -> exp(t, exp(t) + "000")),
        new Attack(
            "iat in the future", t -> t.with("\"iat\":" + iat(t), "\"iat\":" + (iat(t) + 900))),
        new Attack("iat absent", t -> t.with("\"iat\":" + iat(t) + ",", "")),
        new Attack("nbf in the future", t -> t.with("\"nbf\":" + iat(t), "\"nbf\":" + exp(t))));
  }

  private static Stream<Attack> reach() {
    return Stream.of(
        new Attack("one more door", t -> t.with("[\"https\"]", "[\"https\",\"sftp\"]")),
        new Attack("no door", t -> t.with("[\"https\"]", "[]")),
        new Attack("doors a word", t -> t.with("[\"https\"]", "\"https\"")),
        new Attack(
            "without its limit to a transfer",
            t -> t.with(",\"transfers\":[\"" + PassHouse.TRANSFER + "\"]", "")),
        new Attack(
            "another transfer",
            t -> t.with(PassHouse.TRANSFER.toString(), PassHouse.OTHER_TRANSFER.toString())),
        new Attack("transfers null", t -> t.with("[\"" + PassHouse.TRANSFER + "\"]", "null")));
  }

  private static Stream<Attack> writings() {
    return Stream.of(
        new Attack("exp twice", t -> t.with("\"doors\"", "\"exp\":9999999999,\"doors\"")),
        new Attack("sub twice", t -> t.with("\"doors\"", "\"sub\":\"chief\",\"doors\"")),
        new Attack(
            "jti twice", t -> t.with("\"iss\"", "\"jti\":\"" + t.pass().id() + "\",\"iss\"")),
        new Attack("an escaped letter", t -> t.with("ars-idf", "\\u0061rs-idf")),
        new Attack("white space inside", t -> t.with(",", ", ")),
        new Attack("white space behind", t -> t.saying(t.payload() + "\n")),
        new Attack("text behind", t -> t.saying(t.payload() + "{}")),
        new Attack(
            "deep nesting in a member",
            t -> t.with("\"doors\"", "\"x\":" + nested() + ",\"doors\"")),
        new Attack(
            "the same bytes with spare bits set",
            t -> t.forger().signedParts(t.part(0), withSpareBits(t.payload()))));
  }

  private static String id(Attack.Target target) {
    return target.pass().id().toString();
  }

  private static long iat(Attack.Target target) {
    return target.pass().issuedAt().getEpochSecond();
  }

  private static long exp(Attack.Target target) {
    return target.pass().expiresAt().getEpochSecond();
  }

  private static String exp(Attack.Target target, String value) {
    return target.with("\"exp\":" + exp(target), "\"exp\":" + value);
  }

  private static String nested() {
    return "[".repeat(500) + "]".repeat(500);
  }

  /** Encodes so that a lenient decoder reads the same text out of other characters. */
  private static String withSpareBits(String text) {
    String encoded = Forger.encode(text);
    if (encoded.length() % 4 == 0) {
      throw new AssertionError("this payload's encoding has no spare bits");
    }
    char last = encoded.charAt(encoded.length() - 1);
    return encoded.substring(0, encoded.length() - 1) + (char) (last + 1);
  }
}
