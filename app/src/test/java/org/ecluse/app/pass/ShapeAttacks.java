package org.ecluse.app.pass;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Stream;

/** What is not even a compact token. */
final class ShapeAttacks {

  private static final int MEGABYTE = 1 << 20;

  private ShapeAttacks() {}

  static Stream<Attack> all() {
    return Stream.concat(Stream.concat(parts(), characters()), signatures());
  }

  private static Stream<Attack> parts() {
    return Stream.of(
        new Attack("nothing", t -> ""),
        new Attack("two dots", t -> ".."),
        new Attack("one part", t -> t.part(0)),
        new Attack("two parts", t -> t.part(0) + "." + t.part(1)),
        new Attack(
            "two parts and a dot, as alg none writes", t -> t.part(0) + "." + t.part(1) + "."),
        new Attack("empty header", t -> "." + t.part(1) + "." + t.part(2)),
        new Attack("empty payload", t -> t.part(0) + ".." + t.part(2)),
        new Attack("four parts", t -> t.token() + "." + t.part(2)),
        new Attack(
            "JWE, five parts",
            t -> t.part(0) + "." + t.part(1) + "." + t.part(1) + "." + t.part(1) + "." + t.part(2)),
        new Attack(
            "JSON serialisation, flattened",
            t ->
                "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
                    .formatted(t.part(0), t.part(1), t.part(2))),
        new Attack(
            "JSON serialisation, general",
            t ->
                "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
                    .formatted(t.part(1), t.part(0), t.part(2))),
        new Attack("a million characters", t -> "a".repeat(MEGABYTE)),
        new Attack("a million dots", t -> ".".repeat(MEGABYTE)),
        new Attack(
            "a megabyte of payload, well signed",
            t -> t.saying(t.payload() + " ".repeat(MEGABYTE))),
        new Attack(
            "deep nesting beyond the longest token, well signed",
            t -> t.saying("[".repeat(100_000))));
  }

  private static Stream<Attack> characters() {
    return Stream.of(
        new Attack("space before", t -> " " + t.token()),
        new Attack("space behind", t -> t.token() + " "),
        new Attack("newline behind", t -> t.token() + "\n"),
        new Attack("newline inside", t -> t.token().replaceFirst("\\.", "\n.")),
        new Attack("tab inside", t -> t.token().replaceFirst("\\.", ".\t")),
        new Attack("NUL behind", t -> t.token() + "\0"),
        new Attack("padded header", t -> t.part(0) + "==." + t.part(1) + "." + t.part(2)),
        new Attack("padded payload", t -> t.part(0) + "." + t.part(1) + "=." + t.part(2)),
        new Attack("padded signature", t -> t.token() + "=="),
        new Attack("plain base64", t -> t.part(0) + "." + t.part(1) + "+/." + t.part(2)),
        new Attack("full-width dots", t -> t.token().replace('.', '\uff0e')),
        new Attack("percent-encoded dots", t -> t.token().replace(".", "%2e")),
        new Attack("scheme in front", t -> "Bearer " + t.token()),
        new Attack("a byte order mark in front", t -> "\ufeff" + t.token()));
  }

  private static Stream<Attack> signatures() {
    return Stream.of(
        new Attack("signature in DER", t -> Forger.der(t.token())),
        new Attack("signature cut", t -> t.token().substring(0, t.token().length() - 2)),
        new Attack("signature too long", t -> t.token() + "AA"),
        new Attack(
            "signature whose spare bits are not zero",
            t -> t.token().substring(0, t.token().length() - 1) + spare(t.token())),
        new Attack(
            "HS256 with the public key, as JWK",
            t ->
                Forger.hmac(
                    "HmacSHA256",
                    t.house().signingKey().toPublicJWK().toJSONString().getBytes(UTF_8),
                    t.header().replace("ES256", "HS256"),
                    t.payload())));
  }

  /** The last character with the same two bits in front and other spare ones. */
  private static char spare(String token) {
    return (char) (token.charAt(token.length() - 1) + 1);
  }
}
