package org.ecluse.app.web.admin;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.ecluse.app.https.Api;
import org.ecluse.app.web.Visitor;
import org.ecluse.policy.outcome.Outcome;

/**
 * Stops things beside the request that asked for it, however many they are: the request waits a
 * moment and then shows how far it is. What a crash leaves undone is on the lists of what is live,
 * and stopping it again goes on with that. Thread-safe.
 */
@Singleton
final class Stopping {

  static final String PAGE = "/admin/stopping";

  /** How long an admin looks at an empty page before being told that it goes on. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ExecutorService workers;
  private final AdminDesk desk;
  private final List<Job> running = new CopyOnWriteArrayList<>();

  Stopping(@Named(Api.WORKERS) ExecutorService workers, AdminDesk desk) {
    this.workers = workers;
    this.desk = desk;
  }

  /** One order; its count is of what has been stopped so far. */
  private record Job(AtomicInteger stopped) {}

  /**
   * Carries out an order.
   *
   * @param work is given what it runs for each thing that it stopped
   * @param then the page that shows how many these were
   */
  HttpResponse<?> stop(Visitor visitor, Function<Runnable, Outcome<?>> work, String then) {
    Job job = new Job(new AtomicInteger());
    running.add(job);
    Future<Outcome<?>> done = workers.submit(() -> carryOut(job, work));
    try {
      return desk.answer(
          visitor,
          done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
          _ -> to(then + (then.contains("?") ? "&" : "?") + "done=" + job.stopped().get()));
    } catch (TimeoutException _) {
      return to(PAGE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return to(PAGE);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Outcome<?> carryOut(Job job, Function<Runnable, Outcome<?>> work) {
    try {
      return work.apply(job.stopped()::incrementAndGet);
    } finally {
      running.remove(job);
    }
  }

  /** How much each order that is not carried out yet has stopped. */
  List<Integer> underway() {
    return running.stream().map(job -> job.stopped().get()).toList();
  }

  private static HttpResponse<?> to(String page) {
    return HttpResponse.seeOther(URI.create(page));
  }
}
