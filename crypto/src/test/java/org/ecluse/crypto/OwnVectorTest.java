package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.crypto.independent.Encoder;
import org.ecluse.crypto.independent.SecondReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The vectors of what this project adds to the sealed format. They were written once and are held
 * by both readers: a release that fails one cannot read what an earlier one wrote.
 */
class OwnVectorTest {

  private static final Set<String> HEADERS =
      Set.of(
          "kind",
          "expect",
          "comment",
          "file-id",
          "part",
          "encoded",
          "purpose",
          "delivery-id",
          "recipient-id",
          "expires-epoch-millis",
          "part-sizes",
          "suite",
          "wrapping-key",
          "epoch",
          "file-key",
          "wrapped",
          "records-key",
          "context",
          "value",
          "sealed",
          "index",
          "plaintext-length",
          "plaintext-sha256");

  @TestFactory
  Stream<DynamicTest> everyVector_holdsForBothReaders() {
    List<VectorFile> vectors = VectorFile.in("ecluse-v1", HEADERS);
    assertThat(vectors).hasSizeGreaterThan(15);
    return vectors.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> run(vector)));
  }

  private static void run(VectorFile vector) throws Exception {
    switch (vector.text("kind")) {
      case "part-context" -> partContext(vector);
      case "binding" -> assertThat(binding(vector).encode()).isEqualTo(vector.hex("encoded"));
      case "wrapped-key" -> wrappedKey(vector);
      case "field" -> field(vector);
      case "blind-index" -> blindIndex(vector);
      case "part" -> part(vector);
      default -> throw new AssertionError("unknown kind in " + vector.name());
    }
  }

  private static void partContext(VectorFile vector) {
    byte[] fileId = vector.hex("file-id");
    int part = (int) vector.number("part");
    assertThat(new PartContext(fileId, part).encode()).isEqualTo(vector.hex("encoded"));
    assertThat(Encoder.partContext(fileId, part)).isEqualTo(vector.hex("encoded"));
  }

  private static Binding binding(VectorFile vector) throws CryptoException {
    long[] sizes = vector.list("part-sizes").stream().mapToLong(Long::parseLong).toArray();
    byte[] delivery = vector.hex("delivery-id");
    byte[] file = vector.hex("file-id");
    String purpose = vector.text("purpose");
    assertThat(
            Encoder.binding(
                purpose,
                delivery,
                file,
                vector.hex("recipient-id"),
                vector.number("expires-epoch-millis"),
                vector.text("suite"),
                sizes))
        .isEqualTo(vector.hex("encoded"));
    return (purpose.equals("upload") ? Binding.upload(file) : Binding.delivery(delivery, file))
        .recipient(vector.hex("recipient-id"))
        .expiresEpochMillis(vector.number("expires-epoch-millis"))
        .partSizes(sizes)
        .suite(Suite.labelled(vector.text("suite")))
        .build();
  }

  private static void wrappedKey(VectorFile vector) throws Exception {
    byte[] bytes = vector.hex("wrapped");
    Binding binding = binding(vector);
    WrappingKey wrappingKey = WrappingKey.copyOf(vector.text("epoch"), vector.hex("wrapping-key"));
    switch (vector.text("expect")) {
      case "success" -> {
        WrappedKey wrapped = WrappedKey.of(vector.text("epoch"), bytes);
        FileKey key = FileKey.copyOf(vector.hex("file-key"));
        assertThat(KeyWrapper.unwrap(wrapped, wrappingKey, binding).sameAs(key)).isTrue();
        assertThat(secondUnwrap(vector)).isEqualTo(vector.hex("file-key"));
        byte[] salt = Arrays.copyOfRange(bytes, 1, 25);
        assertThat(KeyWrapper.wrap(Engine.active(), key, wrappingKey, binding, salt).toBytes())
            .isEqualTo(bytes);
      }
      case "rejected" -> {
        WrappedKey wrapped = WrappedKey.of(vector.text("epoch"), bytes);
        assertThatThrownBy(() -> KeyWrapper.unwrap(wrapped, wrappingKey, binding))
            .isExactlyInstanceOf(CryptoException.WrapRejected.class);
        assertThatThrownBy(() -> secondUnwrap(vector)).isInstanceOf(GeneralSecurityException.class);
      }
      case "version" -> {
        assertThatThrownBy(() -> WrappedKey.of(vector.text("epoch"), bytes))
            .isExactlyInstanceOf(CryptoException.UnknownVersion.class);
        assertThatThrownBy(() -> secondUnwrap(vector)).isInstanceOf(GeneralSecurityException.class);
      }
      default -> throw new AssertionError("unknown expectation in " + vector.name());
    }
  }

  private static byte[] secondUnwrap(VectorFile vector) throws GeneralSecurityException {
    return SecondReader.unwrap(
        vector.hex("wrapping-key"),
        vector.text("epoch"),
        vector.hex("encoded"),
        vector.hex("wrapped"));
  }

  private static void field(VectorFile vector) throws Exception {
    byte[] root = vector.hex("records-key");
    byte[] context = vector.hex("context");
    byte[] sealed = vector.hex("sealed");
    FieldSealer sealer = new FieldSealer(RecordsKey.copyOf(root), Messages.RANDOM);
    if (vector.text("expect").equals("rejected")) {
      assertThatThrownBy(() -> sealer.open(sealed, context))
          .isExactlyInstanceOf(CryptoException.FieldRejected.class);
      assertThatThrownBy(() -> SecondReader.openField(root, context, sealed))
          .isInstanceOf(GeneralSecurityException.class);
      return;
    }
    byte[] value = vector.hex("value");
    assertThat(sealer.open(sealed, context)).isEqualTo(value);
    assertThat(SecondReader.openField(root, context, sealed)).isEqualTo(value);
    assertThat(sealer.seal(value, context, Arrays.copyOfRange(sealed, 1, 25))).isEqualTo(sealed);
  }

  private static void blindIndex(VectorFile vector) throws Exception {
    byte[] root = vector.hex("records-key");
    byte[] value = vector.hex("value");
    byte[] context = vector.hex("context");
    FieldSealer sealer = new FieldSealer(RecordsKey.copyOf(root), Messages.RANDOM);
    assertThat(sealer.blindIndex(value, context)).isEqualTo(vector.hex("index"));
    assertThat(SecondReader.blindIndex(root, context, value)).isEqualTo(vector.hex("index"));
  }

  private static void part(VectorFile vector) throws Exception {
    PartContext context = new PartContext(vector.hex("file-id"), (int) vector.number("part"));
    byte[] sealed = vector.bodyBytes();
    byte[] key = vector.hex("file-key");
    byte[] plaintext = openedByBoth(FileKey.copyOf(key), key, context, sealed);
    assertThat(plaintext).hasSize((int) vector.number("plaintext-length"));
    assertThat(MessageDigest.getInstance("SHA-256").digest(plaintext))
        .isEqualTo(vector.hex("plaintext-sha256"));
  }

  private static byte[] openedByBoth(
      FileKey fileKey, byte[] key, PartContext context, byte[] sealed)
      throws IOException, GeneralSecurityException {
    try (Opener opener = Opener.open(fileKey, context, new MemorySource(sealed))) {
      byte[] plaintext = Messages.readAll(opener, 4096);
      assertThat(SecondReader.openMessage(key, context.encode(), sealed)).isEqualTo(plaintext);
      return plaintext;
    }
  }
}
