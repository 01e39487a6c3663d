package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferState;

/** Builds what people see. The vault's word about a delivery stands above the records'. */
final class Views {

  private final Ports ports;
  private final Uploads uploads;
  private final Truth truth;

  Views(Ports ports, Uploads uploads, Truth truth) {
    this.ports = ports;
    this.uploads = uploads;
    this.truth = truth;
  }

  static FileView file(StoredFile file) {
    return file(file, file.sizeBytes());
  }

  private static FileView file(StoredFile file, long sizeBytes) {
    return new FileView(
        file.id(),
        file.name().value(),
        sizeBytes,
        file.announcedBytes(),
        file.sha256(),
        file.changedAt());
  }

  /** A file that is still arriving or has arrived, with what an uploader goes by. */
  UploadView upload(StoredTransfer stored, StoredFile file) {
    return new UploadView(
        file(file, uploads.arrivedBytes(file)),
        file.announcedBytes().orElseThrow(),
        expiryOf(stored.transfer()));
  }

  TransferView transfer(StoredTransfer stored) {
    return transfer(stored, new Directory(ports.accounts()));
  }

  TransferView transfer(StoredTransfer stored, Directory directory) {
    Transfer transfer = stored.transfer();
    List<Delivery> deliveries = truth.of(ports.records().deliveries(transfer.id()));
    Map<FileId, StoredFile> files =
        stored.files().stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
    return new TransferView(
        transfer.id(),
        directory.nameOf(transfer.sender()),
        directory.namesOf(transfer.recipients()),
        TransferState.of(transfer, deliveries),
        stored.createdAt(),
        expiryOf(transfer),
        stored.purpose(),
        stored.category(),
        stored.persons(),
        stored.files().stream().map(file -> file(file, uploads.arrivedBytes(file))).toList(),
        deliveries.stream()
            .flatMap(
                delivery ->
                    Optional.ofNullable(files.get(delivery.facts().file()))
                        .map(file -> delivery(delivery, file, transfer, directory))
                        .stream())
            .toList());
  }

  DeliveryView delivery(
      Delivery delivery, StoredFile file, Transfer transfer, Directory directory) {
    DeliveryFacts facts = delivery.facts();
    return new DeliveryView(
        facts.id(),
        facts.transfer(),
        facts.file(),
        directory.nameOf(facts.sender()),
        directory.displayNameOf(facts.sender()),
        directory.nameOf(facts.recipient()),
        file.name().value(),
        facts.sizeBytes(),
        file.sha256().orElse(""),
        receivedAt(transfer, file),
        facts.expiresAt(),
        delivery.state(),
        delivery instanceof Delivery.Ended ended ? Optional.of(ended.at()) : Optional.empty());
  }

  private static Instant expiryOf(Transfer transfer) {
    return switch (transfer) {
      case Transfer.Uploading uploading -> uploading.discardAt();
      case Transfer.Sent sent -> sent.expiresAt();
      case Transfer.Discarded discarded -> discarded.at();
    };
  }

  private static Instant receivedAt(Transfer transfer, StoredFile file) {
    return transfer instanceof Transfer.Sent sent ? sent.sentAt() : file.changedAt();
  }
}
