package org.ecluse.deploy.growth;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;

/**
 * A house with one sender, ten recipients, and as many live deliveries as are wanted. One more
 * recipient, the quiet one, has only what is measured: what a full inbox costs is measured apart.
 */
final class Scene {

  static final String QUIET = "quiet";
  private static final int RECIPIENTS = 10;
  private static final int MOST_FILES = 1_000;
  private static final int FILE_BYTES = 1_000;

  private final House house;
  private final List<String> recipients =
      IntStream.range(0, RECIPIENTS).mapToObj(i -> "recipient-" + i).toList();
  private final Caller sender;
  private final Caller quiet;
  private final Caller crowded;

  Scene(House house) {
    this.house = house;
    sender = account("sender", Role.SENDER);
    Stream.concat(recipients.stream(), Stream.of(QUIET)).forEach(id -> account(id, Role.RECIPIENT));
    quiet = account(QUIET, Role.RECIPIENT);
    crowded = account(recipients.getFirst(), Role.RECIPIENT);
  }

  /** Makes the account where it is absent. */
  private Caller account(String name, Role role) {
    AccountId id = new AccountId(name);
    var _ = house.accountAdmin().add(house.console(), id, role, Optional.empty(), List.of());
    String token = done(house.passes().issue(house.console(), PassRequest.of(id))).token();
    return new Caller(
        house.passVerifier().verify(token, Door.HTTPS).orElseThrow(), Door.HTTPS, Optional.empty());
  }

  Transfers transfers() {
    return house.transfers();
  }

  Caller admin() {
    return house.console();
  }

  Caller sender() {
    return sender;
  }

  Caller quiet() {
    return quiet;
  }

  /** One of the ten. */
  Caller crowded() {
    return crowded;
  }

  /** Sends until there are so many live deliveries. */
  void fill(int live) {
    OverviewFilter count =
        new OverviewFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 1);
    long missing = live - done(transfers().overview(admin(), count)).total();
    while (missing > 0) {
      int files = Math.clamp(missing / RECIPIENTS, 1, MOST_FILES);
      send(recipients, files);
      missing -= (long) files * RECIPIENTS;
    }
  }

  TransferView send(List<String> to, int files) {
    NewTransfer wish =
        new NewTransfer(
            to, Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());
    TransferView begun = done(transfers().begin(sender, wish));
    for (int i = 0; i < files; i++) {
      try (IncomingFile file =
          done(transfers().receive(sender, begun.id(), "file-" + i, OptionalLong.of(FILE_BYTES)))) {
        done(file.write(ByteBuffer.allocate(FILE_BYTES)));
        done(file.finish());
      }
    }
    return done(transfers().send(sender, begun.id()));
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new IllegalStateException(refusal.code());
    };
  }
}
