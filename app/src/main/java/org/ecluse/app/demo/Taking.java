package org.ecluse.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ecluse.app.client.Api;
import org.ecluse.app.client.Backoff;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Fetching;
import org.ecluse.app.client.InboxEntry;
import org.ecluse.app.client.Progress;

/** The one fetch: with OpenSSH's program where there is one, else with the client built in. */
record Taking(
    Workshop workshop, RunningService service, Cast cast, Narrator narrator, Progress progress) {

  void take(Api api, InboxEntry delivery, LabExport export)
      throws DemoException, ClientException, IOException, InterruptedException {
    Path file =
        cast.sftp().isPresent()
            ? overSftp(cast.sftp().get(), delivery, export)
            : overHttps(api, delivery);
    String sha256 = Sha256.of(file);
    if (!sha256.equals(export.sha256())) {
      throw new DemoException("What was fetched is not what was sent.");
    }
    narrator.says("SHA-256 " + sha256 + ", the same");
    refuseOverSftp(delivery);
  }

  private Path overSftp(Sftp sftp, InboxEntry delivery, LabExport export)
      throws DemoException, IOException, InterruptedException {
    narrator.step("%s fetches it over SFTP, with OpenSSH's sftp".formatted(Cast.FIRST));
    sftp.trust(service, workshop.hostKey());
    Path local = workshop.recipient().resolve("fetched.csv");
    narrator.says("sftp> get " + remote(delivery));
    Stopwatch watch = Stopwatch.start();
    try (Progress.Step step = progress.begin("sftp", export.sizeBytes(), Progress.Unit.BYTES)) {
      Sftp.Ran ran = sftp.get(service, Cast.FIRST, remote(delivery), local, step);
      if (ran.exit() != 0) {
        throw new DemoException("sftp failed: " + ran.out());
      }
      step.at(export.sizeBytes());
    }
    told(Files.size(local), watch.read());
    return local;
  }

  private Path overHttps(Api api, InboxEntry delivery) throws ClientException, IOException {
    narrator.step("%s fetches it over HTTPS (this machine has no sftp)".formatted(Cast.FIRST));
    Stopwatch watch = Stopwatch.start();
    Path file =
        new Fetching(api, progress, Backoff.DOUBLING, false).fetch(delivery, workshop.recipient());
    told(Files.size(file), watch.read());
    return file;
  }

  private void told(long bytes, Duration took) {
    narrator.says(Narrator.rate(bytes, took));
  }

  /** The same command once more, as somebody would try who found the key. */
  private void refuseOverSftp(InboxEntry delivery)
      throws DemoException, IOException, InterruptedException {
    if (cast.sftp().isEmpty()) {
      return;
    }
    Path local = workshop.recipient().resolve("again.csv");
    Sftp.Ran ran =
        cast.sftp().get().get(service, Cast.FIRST, remote(delivery), local, Progress.Step.SILENT);
    if (ran.exit() == 0) {
      throw new DemoException("The delivery could be fetched a second time over SFTP.");
    }
    narrator.says("sftp> get " + remote(delivery) + ", once more");
    narrator.says(ran.out());
  }

  private static String remote(InboxEntry delivery) {
    return "/inbox/" + delivery.transfer() + "/" + delivery.name();
  }
}
