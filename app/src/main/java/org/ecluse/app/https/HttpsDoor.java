package org.ecluse.app.https;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
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
import org.ecluse.app.transfer.LiveGrant;
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
  private final LiveGrant liveGrant;
  private final HttpsSettings settings;
  private final Path tlsHome;
  private final InstantSource clock;
  private final Exchanges exchanges;

  private @Nullable Running running;

  /** What exists while the door is open. */
  private record Running(ApplicationContext context, EmbeddedServer server, Workers workers) {}

  /**
   * A door that is not open yet.
   *
   * @param tlsHome where certificate and key are, or are made at first start
   */
  public HttpsDoor(
      Transfers transfers,
      PassVerifier passVerifier,
      Passes passes,
      LiveGrant liveGrant,
      HttpsSettings settings,
      Path tlsHome,
      MeterRegistry meters,
      InstantSource clock) {
    this.transfers = transfers;
    this.passVerifier = passVerifier;
    this.passes = passes;
    this.liveGrant = liveGrant;
    this.settings = settings;
    this.tlsHome = tlsHome;
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
    TlsIdentity identity = identity();
    Workers workers = new Workers();
    ApplicationContext context = context(identity, workers);
    try {
      context.start();
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      server.start();
      running = new Running(context, server, workers);
    } catch (ServerStartupException e) {
      closeAll(context, workers);
      throw new HttpsDoorException(
          "port " + settings.port() + " on " + settings.host() + " is in use or not allowed", e);
    } catch (RuntimeException e) {
      closeAll(context, workers);
      throw e;
    }
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

  private ApplicationContext context(TlsIdentity identity, Workers workers) {
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environmentPropertySource(false)
            .banner(false)
            .properties(DoorProperties.of(settings))
            .singletons(transfers, passVerifier, passes, workers)
            .singletons(connections(identity))
            .build();
    context.registerSingleton(
        ExecutorService.class, workers.service(), Qualifiers.byName(Api.WORKERS));
    return context;
  }

  private ConnectionSetup connections(TlsIdentity identity) {
    return new ConnectionSetup(
        TlsContext.of(identity), exchanges, SendQueues.detect(), settings.wire());
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
