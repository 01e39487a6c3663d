package org.ecluse.app.sftp;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.access.AccountId;

/**
 * A sender's files for one recipient, by the names under which they are seen. Where names repeat,
 * the newest has the plain one and the older ones are {@code NAME~t-…}, after their transfers.
 */
record Outbox(Map<String, Upload> uploads) {

  private static final String UPLOADING = "uploading";

  /**
   * @param transfers the sender's, newest first
   */
  static Outbox of(AccountId recipient, List<TransferView> transfers) {
    Map<String, Upload> uploads = new LinkedHashMap<>();
    transfers.stream()
        .filter(transfer -> transfer.recipients().contains(recipient))
        .flatMap(transfer -> uploads(transfer, recipient))
        .forEach(upload -> put(uploads, upload));
    return new Outbox(uploads);
  }

  private static Stream<Upload> uploads(TransferView transfer, AccountId recipient) {
    return transfer.state().equals(UPLOADING)
        ? transfer.files().stream().map(file -> new Upload.Unsent(transfer, file))
        : transfer.deliveries().stream()
            .filter(delivery -> delivery.isLive() && delivery.recipient().equals(recipient))
            .map(delivery -> new Upload.Sent(transfer, delivery));
  }

  private static void put(Map<String, Upload> uploads, Upload upload) {
    if (uploads.putIfAbsent(upload.name(), upload) != null) {
      uploads.put(upload.name() + "~" + upload.transfer().id(), upload);
    }
  }

  Optional<Upload> find(String name) {
    return Optional.ofNullable(uploads.get(name));
  }

  List<Entry> entries() {
    return uploads.entrySet().stream()
        .map(upload -> new Entry(upload.getKey(), upload.getValue().attributes()))
        .toList();
  }

  /** When the newest thing in it changed. */
  Instant changedAt(Instant otherwise) {
    return uploads.values().stream()
        .map(upload -> upload.attributes().modifiedAt())
        .max(Instant::compareTo)
        .orElse(otherwise);
  }
}
