package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.ecluse.crypto.independent.Encoder;
import org.junit.jupiter.api.Test;

class BindingTest {

  private static final Bindings SAMPLE = Bindings.SAMPLE;

  @Test
  void theEncoding_isWhatTheSecondEncoderWrites() {
    byte[] expected =
        Encoder.binding(
            "delivery",
            Bytes.fromHex(SAMPLE.deliveryId()),
            Bytes.fromHex(SAMPLE.fileId()),
            Bytes.fromHex(SAMPLE.recipientId()),
            SAMPLE.expiresEpochMillis(),
            "cobblestone-256-v1",
            SAMPLE.partSizes());
    assertThat(SAMPLE.binding().encode()).isEqualTo(expected);
    assertThat(SAMPLE.binding().encode()).isEqualTo(SAMPLE.binding().encode());
  }

  @Test
  void differentFacts_neverEncodeAlike() {
    List<Bindings> different =
        List.of(
            SAMPLE,
            SAMPLE.withPurpose("upload"),
            SAMPLE.withDelivery(SAMPLE.fileId()),
            SAMPLE.withFile(SAMPLE.deliveryId()),
            SAMPLE.withDelivery(SAMPLE.fileId()).withFile(SAMPLE.deliveryId()),
            SAMPLE.withRecipient("6172732d6964"),
            SAMPLE.withRecipient("6172732d69646600"),
            SAMPLE.withExpiry(SAMPLE.expiresEpochMillis() + 1),
            SAMPLE.withExpiry(-1),
            SAMPLE.withParts(),
            SAMPLE.withParts(0),
            SAMPLE.withParts(0, 0),
            SAMPLE.withParts(17),
            SAMPLE.withParts(10, 7),
            SAMPLE.withParts(10, 7, 0),
            SAMPLE.withParts(7, 0, 10),
            SAMPLE.withParts(10, 0, 7, 17),
            SAMPLE.withParts(10, 0, 8));
    assertThat(different.stream().map(facts -> Bytes.hex(facts.binding().encode())))
        .doesNotHaveDuplicates();
  }

  @Test
  void theTotal_isTheSumOfTheParts_andMustNotOverflow() {
    assertThat(SAMPLE.binding().totalBytes()).isEqualTo(17);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> SAMPLE.withParts(Long.MAX_VALUE, 1).binding());
    assertThatIllegalArgumentException().isThrownBy(() -> SAMPLE.withParts(5, -1).binding());
  }

  @Test
  void whatIsHandedInAndOut_isCopied() {
    long[] sizes = {1, 2};
    byte[] recipient = {1};
    Binding.Builder builder =
        Binding.upload(new byte[16])
            .recipient(recipient)
            .partSizes(sizes)
            .expiresEpochMillis(1)
            .suite(Suite.current());
    byte[] before = builder.build().encode();
    sizes[0] = 9;
    recipient[0] = 9;
    Binding binding = builder.build();
    assertThat(binding.encode()).isEqualTo(before);
    binding.encode()[0] ^= 1;
    assertThat(binding.encode()).isEqualTo(before);
  }

  @Test
  void aBindingThatLacksAFact_isNotBuilt() {
    Binding.Builder builder = Binding.delivery(new byte[16], new byte[16]);
    assertThatIllegalStateException().isThrownBy(builder::build);
    builder.recipient(new byte[1]);
    assertThatIllegalStateException().isThrownBy(builder::build);
    builder.expiresEpochMillis(0);
    assertThatIllegalStateException().isThrownBy(builder::build);
    builder.partSizes();
    assertThatIllegalStateException().isThrownBy(builder::build);
    builder.suite(Suite.current());
    assertThat(builder.build().totalBytes()).isZero();
    builder.recipient(new byte[0]);
    assertThatIllegalStateException().isThrownBy(builder::build);
  }

  @Test
  void anUploadMayHaveNobodyToBindTo() {
    assertThat(SAMPLE.withPurpose("upload").withRecipient("").binding().encode()).isNotEmpty();
  }

  @Test
  void idsOfAnotherSize_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Binding.upload(new byte[15]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Binding.delivery(new byte[0], new byte[16]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAMPLE.withRecipient("00".repeat(65_536)).binding());
  }
}
