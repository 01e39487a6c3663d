package org.ecluse.app.transfer;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.crypto.Binding;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.FileOpener;
import org.ecluse.crypto.KeyWrapper;
import org.ecluse.crypto.PartContext;
import org.ecluse.crypto.SealedSource;
import org.ecluse.crypto.Suite;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.crypto.WrappingKey;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.FileId;

/**
 * Where policy's facts and crypto's bytes meet: wraps and unwraps data keys under the key of the
 * day, bound to what the records and the vault say, and opens files with them. Edited records, a
 * swapped blob or a swapped wrap make {@link #open} fail.
 */
final class FileKeys {

  private static final long NO_EXPIRY = 0;

  private final Ports ports;

  FileKeys(Ports ports) {
    this.ports = ports;
  }

  FileKey fresh() {
    return FileKey.generate(ports.random());
  }

  /** Wraps the key of a file that is still arriving; its parts are not known yet. */
  WrappedKey wrapForUpload(FileKey key, FileId file) {
    return wrap(key, uploadBinding(file));
  }

  FileKey unwrapUpload(WrappedKey wrapped, FileId file) throws CryptoException {
    return unwrap(wrapped, uploadBinding(file));
  }

  /** Wraps a file's key for one delivery. */
  WrappedKey wrapForDelivery(FileKey key, DeliveryFacts facts, StoredFile file) {
    return wrap(key, deliveryBinding(facts, file));
  }

  FileKey unwrapDelivery(WrappedKey wrapped, DeliveryFacts facts, StoredFile file)
      throws CryptoException {
    return unwrap(wrapped, deliveryBinding(facts, file));
  }

  /** Opens a file's parts with its key; the parts are read and authenticated as they are needed. */
  FileOpener open(FileKey key, StoredFile file) throws IOException {
    return open(ports.blobs(), key, file);
  }

  static FileOpener open(Blobs blobs, FileKey key, StoredFile file) throws IOException {
    List<FileOpener.Part> parts = new ArrayList<>();
    try {
      for (int part = 0; part < file.parts().size(); part++) {
        SealedSource source = blobs.open(new Blobs.Name(file.id(), part));
        parts.add(new FileOpener.Part(context(file.id(), part), source, file.parts().get(part)));
      }
      return FileOpener.open(key, parts);
    } catch (IOException | RuntimeException e) {
      for (FileOpener.Part part : parts) {
        part.source().close();
      }
      throw e;
    }
  }

  static PartContext context(FileId file, int part) {
    return new PartContext(file.value().bytes(), part);
  }

  /** The name of the epoch that an instant belongs to: its UTC day. */
  static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private WrappedKey wrap(FileKey key, Binding binding) {
    try (WrappingKey kek = ports.epochKeys().forDay(dayOf(ports.now()))) {
      return KeyWrapper.wrap(key, kek, binding, ports.random());
    }
  }

  private FileKey unwrap(WrappedKey wrapped, Binding binding) throws CryptoException {
    try (WrappingKey kek = ports.epochKeys().of(wrapped.epoch())) {
      return KeyWrapper.unwrap(wrapped, kek, binding);
    }
  }

  private static Binding uploadBinding(FileId file) {
    return Binding.upload(file.value().bytes())
        .recipient(new byte[0])
        .expiresEpochMillis(NO_EXPIRY)
        .partSizes()
        .suite(Suite.current())
        .build();
  }

  static Binding deliveryBinding(DeliveryFacts facts, StoredFile file) {
    return Binding.delivery(facts.id().value().bytes(), file.id().value().bytes())
        .recipient(facts.recipient().value().bytes())
        .expiresEpochMillis(facts.expiresAt().toEpochMilli())
        .partSizes(file.parts().stream().mapToLong(Long::longValue).toArray())
        .suite(Suite.current())
        .build();
  }
}
