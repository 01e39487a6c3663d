package org.ecluse.app.wiring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.config.Settings;
import org.ecluse.app.ops.Observer;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;

/** A real house with one sender and one recipient, who come in with real passes. */
public final class Inhabited implements AutoCloseable {

  private static final AccountId SENDER = new AccountId("lab");
  private static final AccountId RECIPIENT = new AccountId("ars-idf");

  public final House house;

  public Inhabited(Path home) {
    this(home, Clocks.system());
  }

  public Inhabited(Path home, InstantSource clock) {
    house = House.open(home, Settings.defaults(), clock, Observer.NONE);
    if (house.accounts().find(SENDER).isEmpty()) {
      add(SENDER, Role.SENDER);
      add(RECIPIENT, Role.RECIPIENT);
    }
  }

  private void add(AccountId id, Role role) {
    done(house.accountAdmin().add(house.console(), id, role, Optional.empty(), List.of()));
  }

  public Caller sender() {
    return caller(SENDER);
  }

  public Caller recipient() {
    return caller(RECIPIENT);
  }

  private Caller caller(AccountId id) {
    String token = done(house.passes().issue(house.console(), PassRequest.of(id))).token();
    return new Caller(
        house.passVerifier().verify(token, Door.HTTPS).orElseThrow(), Door.HTTPS, Optional.empty());
  }

  /** Sends one file with this content; its one delivery. */
  public DeliveryView send(String content) {
    Caller sender = sender();
    try (IncomingFile file = begin(sender, content)) {
      done(file.finish());
      return done(house.transfers().send(sender, file.transfer())).deliveries().getFirst();
    }
  }

  /** Begins a file and leaves it as a broken line would. */
  public void suspend(String content) {
    try (IncomingFile file = begin(sender(), content)) {
      file.suspend();
    }
  }

  private IncomingFile begin(Caller sender, String content) {
    TransferView transfer =
        done(house.transfers().begin(sender, NewTransfer.to(RECIPIENT.value())));
    IncomingFile file =
        done(house.transfers().receive(sender, transfer.id(), "export.csv", OptionalLong.empty()));
    done(file.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8))));
    return file;
  }

  /** Takes a delivery whole. */
  public void take(DeliveryId id) {
    take(id, "192.0.2.1");
  }

  /** Takes a delivery whole, coming from this address. */
  public void take(DeliveryId id, String address) {
    Caller recipient = recipient();
    Caller from = new Caller(recipient.grant(), recipient.door(), house.origins().parse(address));
    try (OutgoingFile file = done(house.transfers().take(from, id))) {
      done(file.read(0, ByteBuffer.allocate((int) file.delivery().sizeBytes())));
      file.confirm();
    }
  }

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  @Override
  public void close() {
    house.close();
  }
}
