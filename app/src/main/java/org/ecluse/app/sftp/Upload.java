package org.ecluse.app.sftp;

import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.TransferView;

/** What a sender sees of one of its files in the directory of one recipient. */
sealed interface Upload {

  /** The transfer it belongs to. */
  TransferView transfer();

  String name();

  Attributes attributes();

  /** Not sent yet: arriving, or held until it is renamed. */
  record Unsent(TransferView transfer, FileView file) implements Upload {

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public Attributes attributes() {
      return Attributes.sent(file.sizeBytes(), file.changedAt());
    }

    /**
     * Whether its transfer is this file for this recipient and nothing else: only then does sending
     * or ending the transfer touch nothing that was begun through another door.
     */
    boolean isAlone() {
      return transfer.files().size() == 1 && transfer.recipients().size() == 1;
    }
  }

  /** Sent and not taken yet. */
  record Sent(TransferView transfer, DeliveryView delivery) implements Upload {

    @Override
    public String name() {
      return delivery.name();
    }

    @Override
    public Attributes attributes() {
      return Attributes.sent(delivery.sizeBytes(), delivery.receivedAt());
    }
  }
}
