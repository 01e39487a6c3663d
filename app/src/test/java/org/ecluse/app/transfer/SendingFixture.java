package org.ecluse.app.transfer;

import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A house with a sender and two recipients, and a content to send. */
abstract class SendingFixture {

  @TempDir Path folder;
  TestHouse house;
  final byte[] content = content(1_000_000, 2);

  @BeforeEach
  void open() {
    house = new TestHouse(folder.resolve("home"));
    house.recipient("key-1");
    house.account("cpam-75", Role.RECIPIENT, "key-2", Door.SFTP);
  }

  @AfterEach
  void close() {
    house.close();
  }

  final TransferView begin() {
    return done(house.transfers.begin(house.sender(), NewTransfer.to("ars-idf")));
  }

  final IncomingFile receive(TransferView transfer, String name) {
    return done(house.transfers.receive(house.sender(), transfer.id(), name, OptionalLong.empty()));
  }
}
