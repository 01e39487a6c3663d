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
     * Whether its transfer is what this door begins, this file for this recipient and not a word
     * about it: only then does sending or ending the transfer touch nothing that was begun through
     * another door.
     */
    boolean isAlone() {
      return transfer.files().size() == 1
          && transfer.recipients().size() == 1
          && transfer.purpose().isEmpty()
          && transfer.category().isEmpty()
          && transfer.persons().isEmpty()
          && file.announcedBytes().isEmpty();
    }

    /**
     * Whether it may give way to another of its name. What is whole under a final name waits for
     * somebody at another door to send it: here that happens when it is closed.
     */
    boolean givesWay() {
      return isAlone() && (!file.isComplete() || HeldNames.isHeld(file.name()));
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
