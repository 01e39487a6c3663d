package org.ecluse.app.https;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ecluse.app.https.tls.TlsContext;
import org.ecluse.app.https.tls.TlsFiles;
import org.ecluse.app.https.tls.TlsFilesException;
import org.ecluse.app.https.tls.TlsIdentity;
import org.ecluse.app.https.wire.ConnectionSetup;
import org.ecluse.app.https.wire.Exchanges;
import org.ecluse.app.https.wire.Journal;
import org.ecluse.app.https.wire.SendQueues;
import org.ecluse.app.pass.PassVerifier;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.receipt.Receipts;
import org.ecluse.app.session.WebSessions;
import org.ecluse.app.transfer.LiveGrant;
import org.ecluse.app.transfer.Origins;
import org.ecluse.app.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * The HTTPS door. It runs in a framework context of its own, which knows nothing of the house but
 * what is handed in here. HTTP/1.1 over TLS; HTTP/2 is not offered.
 */
public final class HttpsDoor {

  private final Transfers transfers;
  private final PassVerifier passVerifier;
  private final Passes passes;
  private final Receipts receipts;
  private final LiveGrant liveGrant;
  private final Origins origins;
  private final WebSessions persons;
  private final SftpWay sftpWay;
  private final People people;
  private final Accountability accountability;
  private final HttpsSettings settings;
  private final Path tlsHome;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Exchanges exchanges;

  private @Nullable Running running;

  /** What exists while the door is open. */
  private record Running(ApplicationContext context, EmbeddedServer server, Workers workers) {}

  /**
   * A door that is not open yet.
   *
   * @param origins what stands for the addresses that requests come from
   * @param persons the sessions of people who signed in
   * @param sftpWay what pages say of the other door
   * @param people those who sign in
   * @param accountability what is shown to admins and to other houses
   * @param tlsHome where certificate and key are, or are made at first start
   */
  public HttpsDoor(
      Transfers transfers,
      PassVerifier passVerifier,
      Passes passes,
      Receipts receipts,
      LiveGrant liveGrant,
      Origins origins,
      WebSessions persons,
      SftpWay sftpWay,
      People people,
      Accountability accountability,
      HttpsSettings settings,
      Path tlsHome,
      MeterRegistry meters,
      InstantSource clock) {
    this.transfers = transfers;
    this.passVerifier = passVerifier;
    this.passes = passes;
    this.receipts = receipts;
    this.liveGrant = liveGrant;
    this.origins = origins;
    this.persons = persons;
    this.sftpWay = sftpWay;
    this.people = people;
    this.accountability = accountability;
    this.settings = settings;
    this.tlsHome = tlsHome;
    this.meters = meters;
    this.clock = clock;
    this.exchanges = new Exchanges(new Journal(meters));
  }

  /**
   * Opens the door; it accepts connections when this returns.
   *
   * @throws HttpsDoorException where it cannot, with a sentence that says why
   */
  public synchronized void start() {
    if (running != null) {
      throw new IllegalStateException("the door is open");
    }
    tryAddress();
    Workers workers = new Workers();
    Future<ConnectionSetup> connections = workers.service().submit(this::connections);
    ApplicationContext context = context(workers);
    try {
      context.registerSingleton(ConnectionSetup.class, outcome(connections));
      context.start();
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      running = new Running(context, server, workers);
    } catch (ServerStartupException e) {
      closeAll(context, workers);
      throw cannotListen(e);
    } catch (RuntimeException e) {
      closeAll(context, workers);
      throw e;
    }
  }

  /** The framework would fill the log with what is one sentence. */
  private void tryAddress() {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      throw new HttpsDoorException("no address is known for this host");
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address);
    } catch (IOException e) {
      throw cannotListen(e);
    }
  }

  private HttpsDoorException cannotListen(Exception cause) {
    return new HttpsDoorException(
        "port " + settings.port() + " on " + settings.host() + " is in use or not allowed", cause);
  }

  private TlsIdentity identity() {
    List<String> names = new ArrayList<>(settings.names());
    names.add(settings.host());
    try {
      return new TlsFiles(tlsHome).loadOrCreate(names, clock.instant(), new SecureRandom());
    } catch (TlsFilesException e) {
      throw new HttpsDoorException(e.sentence(), e);
    }
  }

  private ApplicationContext context(Workers workers) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .banner(false)
            .properties(DoorProperties.of(settings))
            .singletons(
                transfers,
                passVerifier,
                passes,
                receipts,
                liveGrant,
                origins,
                persons,
                sftpWay,
                meters,
                new HouseTime(clock),
                workers)
            .singletons(people, accountability)
            .build();
    context.registerSingleton(
        ExecutorService.class, workers.service(), Qualifiers.byName(Api.WORKERS));
    return context;
  }

  /** Loads two native libraries and perhaps makes a certificate, while the framework wakes up. */
  private ConnectionSetup connections() {
    return new ConnectionSetup(
        TlsContext.of(identity()), exchanges, SendQueues.detect(), settings.wire());
  }

  private static <T> T outcome(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** The port that the door really listens on. */
  public synchronized int port() {
    if (running == null) {
      throw new IllegalStateException("the door is not open");
    }
    return running.server().getPort();
  }

  /** Somebody's authority may have ended: cuts whatever such a grant is doing. */
  public void recheck() {
    exchanges.recheck(liveGrant::holds);
  }

  /** How many requests are not answered whole. */
  public int running() {
    return exchanges.count();
  }

  /** Accepts nothing new, waits for what is running, at most so long, and closes. */
  public synchronized void stop(Duration grace) {
    Running open = running;
    if (open == null) {
      return;
    }
    running = null;
    if (open.server() instanceof GracefulShutdownCapable graceful) {
      await(graceful, grace);
    }
    exchanges.abort();
    // Before the context, which would end the threads first.
    open.server().stop();
    closeAll(open.context(), open.workers());
  }

  private static void await(GracefulShutdownCapable graceful, Duration grace) {
    try {
      graceful
          .shutdownGracefully()
          .toCompletableFuture()
          .get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException _) {
      // What is still running is cut; what was not taken stays resumable.
    }
  }

  private static void closeAll(ApplicationContext context, Workers workers) {
    context.close();
    workers.close();
  }
}
