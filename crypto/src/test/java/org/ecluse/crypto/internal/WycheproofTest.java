package org.ecluse.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.ecluse.crypto.independent.Primitives;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Project Wycheproof's vectors, read from beside the repository where they are there; the project
 * does not carry a copy. Cases for keys, nonces or tags of sizes that the format never uses are
 * left out.
 */
class WycheproofTest {

  /** From this module's directory: beside the repository. */
  private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "wycheproof");

  private static final Map<String, AeadFactory> ENGINES =
      Map.of("JDK", JdkAead::new, "Bouncy Castle", BouncyAead::new);

  @TestFactory
  Stream<DynamicTest> aesGcm() {
    return tests("aes_gcm_test.json", WycheproofTest::aeadTests);
  }

  private static Stream<DynamicTest> aeadTests(Case each) {
    if (!hasOurSizes(each)) {
      return Stream.empty();
    }
    return ENGINES.entrySet().stream()
        .map(
            engine ->
                DynamicTest.dynamicTest(
                    "aes-gcm " + each.id() + ", " + engine.getKey(),
                    () -> checkAead(engine.getValue(), each)));
  }

  private static boolean hasOurSizes(Case each) {
    return each.number("keySize") == Aead.KEY_BYTES * Byte.SIZE
        && each.number("ivSize") == Aead.NONCE_BYTES * Byte.SIZE
        && each.number("tagSize") == Aead.TAG_BYTES * Byte.SIZE;
  }

  private static void checkAead(AeadFactory engine, Case each) throws AEADBadTagException {
    byte[] plaintext = each.hex("msg");
    byte[] sealed = Concat.of(each.hex("ct"), each.hex("tag"));
    byte[] opened = new byte[sealed.length - Aead.TAG_BYTES];
    try (Aead aead = engine.keyed(each.hex("key"))) {
      if (!each.isValid()) {
        assertThatExceptionOfType(AEADBadTagException.class)
            .isThrownBy(
                () ->
                    aead.open(
                        each.hex("iv"), each.hex("aad"), sealed, 0, sealed.length, opened, 0));
        return;
      }
      aead.open(each.hex("iv"), each.hex("aad"), sealed, 0, sealed.length, opened, 0);
      assertThat(opened).isEqualTo(plaintext);
    }
    try (Aead another = engine.keyed(each.hex("key"))) {
      byte[] again = new byte[sealed.length];
      another.seal(each.hex("iv"), each.hex("aad"), plaintext, 0, plaintext.length, again, 0);
      assertThat(again).isEqualTo(sealed);
    }
  }

  /** Extract is not ours: the second reader does it, and ours expands what comes out. */
  @TestFactory
  Stream<DynamicTest> hkdfSha512() {
    return tests("hkdf_sha512_test.json", WycheproofTest::hkdfTest);
  }

  private static Stream<DynamicTest> hkdfTest(Case each) {
    return Stream.of(DynamicTest.dynamicTest("hkdf " + each.id(), () -> checkHkdf(each)));
  }

  private static void checkHkdf(Case each) throws Exception {
    byte[] salt = each.hex("salt");
    byte[] prk =
        Primitives.hmac("HmacSHA512", salt.length == 0 ? new byte[64] : salt, each.hex("ikm"));
    if (!each.isValid()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HkdfExpand.sha512(prk, each.hex("info"), each.number("size")));
      return;
    }
    assertThat(HkdfExpand.sha512(prk, each.hex("info"), each.number("size")))
        .isEqualTo(each.hex("okm"));
  }

  private static Stream<DynamicTest> tests(
      String name, Function<Case, Stream<DynamicTest>> testsOfCase) {
    Path file = VECTORS.resolve(name);
    if (!Files.isReadable(file)) {
      String why = "wycheproof " + name + " is not beside the repository";
      return Stream.of(DynamicTest.dynamicTest(why, () -> abort(why)));
    }
    JsonNode root = JsonMapper.shared().readTree(file.toFile());
    List<Case> all =
        root.get("testGroups")
            .valueStream()
            .flatMap(group -> group.get("tests").valueStream().map(test -> new Case(group, test)))
            .toList();
    assertThat(all).hasSize(root.get("numberOfTests").intValue());
    return all.stream().flatMap(testsOfCase);
  }

  private record Case(JsonNode group, JsonNode test) {

    String id() {
      return test.get("tcId").intValue() + " " + test.get("comment").stringValue();
    }

    boolean isValid() {
      return test.get("result").stringValue().equals("valid");
    }

    byte[] hex(String field) {
      return HexFormat.of().parseHex(test.get(field).stringValue());
    }

    int number(String field) {
      return (group.has(field) ? group.get(field) : test.get(field)).intValue();
    }
  }
}
