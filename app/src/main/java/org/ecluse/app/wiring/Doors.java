package org.ecluse.app.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.ecluse.app.check.Doctor;
import org.ecluse.app.config.Listen;
import org.ecluse.app.https.HttpsDoor;
import org.ecluse.app.https.HttpsSettings;
import org.ecluse.app.https.People;
import org.ecluse.app.https.SftpWay;
import org.ecluse.app.sftp.SftpDoor;
import org.ecluse.app.sftp.SftpSettings;
import org.ecluse.app.signin.SignedInSessions;
import org.ecluse.crypto.Engine;

/** The doors of a house, HTTPS first. */
final class Doors {

  private Doors() {}

  static List<Entrance> of(Path home, House house, MeterRegistry meters) {
    SftpWay sftpWay = new SftpWay();
    return List.of(https(home, house, sftpWay, meters), sftp(home, house, sftpWay, meters));
  }

  private static Entrance https(Path home, House house, SftpWay sftpWay, MeterRegistry meters) {
    HttpsSettings settings = house.settings().https();
    HttpsDoor door =
        new HttpsDoor(
            house.transfers(),
            house.passVerifier(),
            house.passes(),
            house.receipts(),
            house.liveGrant(),
            house.origins(),
            new SignedInSessions(house.personSessions()),
            sftpWay,
            people(home, house),
            Answering.of(house),
            settings,
            home.resolve("tls"),
            meters,
            house.clock());
    Listen at = new Listen(settings.host(), settings.port());
    return new Adapted("https", at, door::start, door::port, door::recheck, door::stop);
  }

  private static People people(Path home, House house) {
    return new People(
        house.signIn(),
        house.personSessions(),
        house.accountAdmin(),
        house.settings().rules(),
        () ->
            Doctor.inPassing(home, house.settings(), house.stores(), house.clock())
                .examine(() -> {})
                .stream()
                .map(each -> new People.Health(each.about(), each.level().word(), each.sentence()))
                .toList());
  }

  /**
   * Wakes the doors' libraries. The engine comes first: it says where native code is unpacked. What
   * fails here fails again when the door opens, and is told then.
   */
  static void warmUp() {
    var _ = Engine.active();
    SftpDoor.warmUp();
  }

  private static Entrance sftp(Path home, House house, SftpWay sftpWay, MeterRegistry meters) {
    SftpSettings settings = house.settings().sftp();
    SftpDoor door =
        new SftpDoor(
            house.transfers(),
            house.passVerifier(),
            house.sshKeyVerifier(),
            house.liveGrant(),
            house.origins(),
            settings,
            home.resolve("ssh"),
            meters,
            house.clock());
    Listen at = new Listen(settings.host(), settings.port());
    Start start =
        () -> {
          door.start();
          sftpWay.open(new SftpWay.Address(door.port(), door.fingerprint()));
        };
    return new Adapted("sftp", at, start, door::port, door::recheck, door::stop);
  }

  /** What to tell an operator whose port is taken. */
  static ServiceException cannotListen(String name, Listen at, Exception cause) {
    String why =
        isInUse(cause) ? "the port is in use" : Objects.toString(cause.getMessage(), "no reason");
    return new ServiceException(
        "The %s door cannot open on %s port %d: %s.".formatted(name, at.host(), at.port(), why),
        cause);
  }

  private static boolean isInUse(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      // Netty's native transport has an exception of its own for what the JDK calls BindException.
      if (at instanceof IOException && String.valueOf(at.getMessage()).contains("already in use")) {
        return true;
      }
    }
    return false;
  }

  /** Something that may fail to start. */
  @FunctionalInterface
  private interface Start {
    void run() throws IOException;
  }

  private record Adapted(
      String scheme,
      Listen at,
      Start start,
      IntSupplier port,
      Runnable check,
      Consumer<Duration> stop)
      implements Entrance {

    @Override
    public int open() {
      try {
        start.run();
        return port.getAsInt();
      } catch (IOException | RuntimeException e) {
        throw cannotListen(scheme, at, e);
      }
    }

    @Override
    public void recheck() {
      check.run();
    }

    @Override
    public void close(Duration grace) {
      stop.accept(grace);
    }
  }
}
