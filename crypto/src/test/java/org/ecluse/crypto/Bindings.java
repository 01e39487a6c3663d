package org.ecluse.crypto;

/** The facts of one binding, each of which a test can change. */
record Bindings(
    String purpose,
    String deliveryId,
    String fileId,
    String recipientId,
    long expiresEpochMillis,
    @SuppressWarnings("ArrayRecordComponent") long[] partSizes) {

  static final Bindings SAMPLE =
      new Bindings(
          "delivery",
          "000102030405060708090a0b0c0d0e0f",
          "101112131415161718191a1b1c1d1e1f",
          "6172732d696466",
          1_795_500_000_000L,
          new long[] {10, 0, 7});

  Binding binding() {
    Binding.Builder builder =
        purpose.equals("upload")
            ? Binding.upload(Bytes.fromHex(fileId))
            : Binding.delivery(Bytes.fromHex(deliveryId), Bytes.fromHex(fileId));
    return builder
        .recipient(Bytes.fromHex(recipientId))
        .expiresEpochMillis(expiresEpochMillis)
        .partSizes(partSizes)
        .suite(Suite.COBBLESTONE_256_V1)
        .build();
  }

  Bindings withPurpose(String value) {
    return new Bindings(value, deliveryId, fileId, recipientId, expiresEpochMillis, partSizes);
  }

  Bindings withDelivery(String value) {
    return new Bindings(purpose, value, fileId, recipientId, expiresEpochMillis, partSizes);
  }

  Bindings withFile(String value) {
    return new Bindings(purpose, deliveryId, value, recipientId, expiresEpochMillis, partSizes);
  }

  Bindings withRecipient(String value) {
    return new Bindings(purpose, deliveryId, fileId, value, expiresEpochMillis, partSizes);
  }

  Bindings withExpiry(long value) {
    return new Bindings(purpose, deliveryId, fileId, recipientId, value, partSizes);
  }

  Bindings withParts(long... value) {
    return new Bindings(purpose, deliveryId, fileId, recipientId, expiresEpochMillis, value);
  }
}
