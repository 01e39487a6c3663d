package org.ecluse.app.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Trust;
import org.ecluse.app.config.OutwardSettings;
import org.ecluse.app.follow.Feed;
import org.ecluse.app.follow.Follower;
import org.ecluse.app.follow.Patience;
import org.ecluse.app.follow.Sink;
import org.ecluse.app.message.MailSettings;
import org.ecluse.app.message.Postman;
import org.ecluse.app.siem.FactFile;
import org.ecluse.app.siem.FactStream;
import org.ecluse.app.siem.Syslog;
import org.ecluse.app.siem.Webhook;
import org.ecluse.app.sweep.Chore;
import org.ecluse.app.sweep.Sweeper;
import org.ecluse.app.witness.WitnessOutpost;

/**
 * Everything that goes out by itself, and only what is configured: without a setting nothing is
 * called, and no class of it is loaded. Each has a thread of its own, so that a receiver that does
 * not answer holds up nobody else.
 */
final class Outward implements AutoCloseable {

  private static final int LEAST_SECRET_BYTES = 16;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final House house;
  private final MeterRegistry meters;
  private final List<AutoCloseable> running = new ArrayList<>();

  private Outward(House house, MeterRegistry meters) {
    this.house = house;
    this.meters = meters;
  }

  /** Starts what is configured. */
  static Outward start(House house, MeterRegistry meters) {
    Outward outward = new Outward(house, meters);
    OutwardSettings settings = house.settings().outward();
    house.witnessedBy().ifPresent(outward::witness);
    settings.mail().ifPresent(outward::mail);
    settings.webhook().ifPresent(outward::webhook);
    settings.factFile().ifPresent(file -> outward.follow("siem-file", new FactFile(file), 0));
    if (settings.factsToStdout()) {
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      outward.follow("siem-stdout", new FactStream(out), 0);
    }
    settings.syslog().ifPresent(outward::syslog);
    return outward;
  }

  private void witness(WitnessOutpost witness) {
    Patience patience = new Patience(System::nanoTime);
    run(List.of(new Chore("witness", () -> patience.tryTo(witness::run))));
  }

  private void mail(MailSettings settings) {
    Feed feed = house.stores().feed();
    Postman postman =
        new Postman(
            house.stores().outbox(),
            feed,
            house.stores().records(),
            house.accounts(),
            settings,
            tls(settings.trust()),
            house.clock());
    Follower follower =
        new Follower(Postman.FOLLOWER, feed, postman::give, feed.end(), System::nanoTime);
    run(List.of(new Chore("mail-facts", follower::run), new Chore("mail", postman::run)));
  }

  private void webhook(OutwardSettings.Hook settings) {
    Webhook webhook =
        new Webhook(
            URI.create(settings.address()),
            secret(settings.secretFile()),
            tls(settings.trust()),
            house.clock());
    running.add(webhook);
    follow("webhook", webhook, house.stores().feed().end());
  }

  private void syslog(OutwardSettings.Receiver settings) {
    Syslog syslog =
        new Syslog(settings.host(), settings.port(), tls(settings.trust()), nameOfThisMachine());
    follow("siem-syslog", syslog, 0);
  }

  private void follow(String name, Sink sink, long ifNew) {
    Follower follower = new Follower(name, house.stores().feed(), sink, ifNew, System::nanoTime);
    run(List.of(new Chore(name, follower::run)));
  }

  private void run(List<Chore> chores) {
    Sweeper beat = new Sweeper(chores, PAUSE, meters);
    beat.start();
    running.add(beat);
  }

  static SSLContext tls(Optional<Path> trust) {
    try {
      return trust.<Trust>map(Trust.Pinned::new).orElseGet(Trust.Authorities::new).context();
    } catch (ClientException e) {
      throw new ServiceException(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] secret(Path file) {
    try {
      String line = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      byte[] secret = line.getBytes(StandardCharsets.UTF_8);
      if (secret.length < LEAST_SECRET_BYTES) {
        throw new ServiceException(
            "The secret of the webhook, " + file + ", is shorter than 16 bytes.");
      }
      return secret;
    } catch (IOException e) {
      throw new ServiceException("The secret of the webhook, " + file + ", cannot be read.", e);
    }
  }

  private static String nameOfThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException _) {
      return "-";
    }
  }

  /** How many receivers there are. */
  int count() {
    return running.size();
  }

  @Override
  public void close() {
    for (AutoCloseable each : running.reversed()) {
      closeQuietly(each);
    }
  }

  private static void closeQuietly(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      throw new IllegalStateException("a follower of the ledger does not stop", e);
    }
  }
}
