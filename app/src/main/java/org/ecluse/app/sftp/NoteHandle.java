package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ecluse.app.transfer.DeliveryView;

/** The note beside a delivery that tells its SHA-256, in the form of {@code sha256sum}; free. */
final class NoteHandle implements Handle {

  static final String SUFFIX = ".sha256";

  private final Attributes attributes;
  private final byte[] text;

  NoteHandle(DeliveryView delivery) {
    text = text(delivery);
    attributes = attributes(delivery);
  }

  static Attributes attributes(DeliveryView delivery) {
    return Attributes.received(text(delivery).length, delivery.receivedAt());
  }

  private static byte[] text(DeliveryView delivery) {
    return (delivery.sha256() + "  " + delivery.name() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Answer read(long offset, ByteBuffer into) {
    if (offset < 0 || offset >= text.length) {
      return Status.EOF;
    }
    int start = (int) offset;
    into.put(text, start, Math.min(into.remaining(), text.length - start));
    return new Answer.Data(into.flip());
  }

  @Override
  public Attributes attributes() {
    return attributes;
  }

  @Override
  public Status close() {
    return Status.OK;
  }

  @Override
  public void drop(LastWord lastWord) {}
}
