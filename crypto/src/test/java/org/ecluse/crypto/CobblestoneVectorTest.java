package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The vectors of the sealed format, made by an independent implementation of its specification. */
class CobblestoneVectorTest {

  private static final Set<String> HEADERS =
      Set.of(
          "expect", "key", "context", "comment", "plaintext-length", "plaintext-sha256", "sealed");

  @TestFactory
  Stream<DynamicTest> everyVector_opensOrFailsAsItSays() {
    List<VectorFile> vectors = VectorFile.in("cobblestone-256", HEADERS);
    assertThat(vectors).hasSizeGreaterThan(30);
    return Stream.of(Engine.jdk(), Engine.bouncyCastle())
        .flatMap(
            engine ->
                vectors.stream()
                    .map(
                        vector ->
                            DynamicTest.dynamicTest(
                                vector.name() + ", " + engine.name(), () -> run(engine, vector))));
  }

  private static void run(Engine engine, VectorFile vector) throws Exception {
    byte[] sealed = vector.bodyBytes();
    byte[] context = vector.hex("context");
    try (FileKey key = FileKey.copyOf(vector.hex("key"))) {
      switch (vector.text("expect")) {
        case "success" -> opensAndSealsAgain(engine, vector, key, context, sealed);
        case "commitment" ->
            fails(engine, key, context, sealed, CryptoException.CommitmentMismatch.class);
        case "truncated" -> fails(engine, key, context, sealed, CryptoException.Truncated.class);
        case "tampered" -> fails(engine, key, context, sealed, CryptoException.TamperedChunk.class);
        default -> throw new AssertionError("unknown expectation in " + vector.name());
      }
    }
  }

  private static void opensAndSealsAgain(
      Engine engine, VectorFile vector, FileKey key, byte[] context, byte[] sealed)
      throws IOException, NoSuchAlgorithmException {
    try (Opener opener = Messages.open(engine, key, context, sealed)) {
      byte[] plaintext = Messages.readAll(opener, 4096);
      assertThat(opener.sizeBytes()).isEqualTo(vector.number("plaintext-length"));
      assertThat(plaintext).hasSize((int) opener.sizeBytes());
      assertThat(MessageDigest.getInstance("SHA-256").digest(plaintext))
          .isEqualTo(vector.hex("plaintext-sha256"));
      byte[] salt = Arrays.copyOf(sealed, 24);
      assertThat(Messages.seal(engine, key, context, salt, plaintext)).isEqualTo(sealed);
    }
  }

  private static void fails(
      Engine engine,
      FileKey key,
      byte[] context,
      byte[] sealed,
      Class<? extends CryptoException> type) {
    assertThatThrownBy(
            () -> {
              try (Opener opener = Messages.open(engine, key, context, sealed)) {
                Messages.readAll(opener, 4096);
              }
            })
        .isExactlyInstanceOf(type);
  }
}
