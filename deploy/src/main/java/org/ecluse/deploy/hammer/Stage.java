package org.ecluse.deploy.hammer;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.sshd.client.SshClient;
import org.ecluse.deploy.hammer.client.Https;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Sftp;
import org.ecluse.deploy.hammer.history.History;
import org.ecluse.deploy.hammer.history.Timeline;
import org.ecluse.deploy.hammer.service.Cast;
import org.ecluse.deploy.hammer.service.HammerException;
import org.ecluse.deploy.hammer.service.Service;

/**
 * What everybody in a run shares.
 *
 * @param over comes to zero when nothing new is begun
 */
record Stage(
    Settings settings,
    Service service,
    Cast cast,
    SSLContext tls,
    SshClient ssh,
    History history,
    Timeline timeline,
    ExecutorService threads,
    CountDownLatch over) {

  Https https() {
    return new Https(tls, service.httpsPort());
  }

  Sftp sftp(Identity identity) {
    return new Sftp(ssh, service.sftpPort(), identity);
  }

  /** Does all of it at the same time and waits for the last one. */
  <T> List<T> together(List<? extends Callable<T>> tasks) throws InterruptedException {
    List<Future<T>> futures = threads.invokeAll(tasks);
    return futures.stream().map(Stage::result).toList();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new HammerException("a client failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HammerException("interrupted", e);
    }
  }

  /** Lets time pass, or less where the run is over; whether it is. */
  boolean isOverAfter(long millis) throws InterruptedException {
    return over.await(millis, TimeUnit.MILLISECONDS);
  }
}
