package org.ecluse.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.client.Api;
import org.ecluse.app.client.Backoff;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Fetching;
import org.ecluse.app.client.InboxEntry;
import org.ecluse.app.client.Progress;
import org.ecluse.app.client.RefusedException;
import org.ecluse.app.client.Sending;
import org.ecluse.app.client.Server;
import org.ecluse.app.client.TransferWish;
import org.ecluse.app.client.Trust;

/** What the demo shows once the service runs; whatever is not as it should be ends it. */
record Story(
    Workshop workshop, RunningService service, Cast cast, Narrator narrator, Progress progress) {

  private static final long SEED = 2021;
  private static final String FILE_NAME = "resultats-covid-2020.csv";

  void tell(long rows) throws DemoException, ClientException, IOException, InterruptedException {
    LabExport export = write(rows);
    Evidence evidence = new Evidence(workshop, narrator, export);
    send(export);
    try (Api first = api(cast.firstPass());
        Api second = api(cast.secondPass())) {
      InboxEntry taken = only(first);
      InboxEntry other = only(second);
      evidence.nothingReadable("While it waits, nothing on the service's disk can be read");
      new Taking(workshop, service, cast, narrator, progress).take(first, taken, export);
      refuseAgain(first, taken);
      revoke(second, other);
    }
    evidence.nothingReadable("Nothing of it is left on the service's disk");
    evidence.nothingStored();
    narrator.step("Records, vault, blobs and ledger agree");
    cast.typist().show("fsck");
    cast.typist().show("ledger", "verify");
  }

  private LabExport write(long rows) throws IOException {
    narrator.step(
        "The hospital writes an export of %s invented persons".formatted(Narrator.count(rows)));
    Stopwatch watch = Stopwatch.start();
    LabExport export = LabExport.write(workshop.sender().resolve(FILE_NAME), rows, SEED, progress);
    narrator.says(FILE_NAME + ": " + Narrator.rate(export.sizeBytes(), watch.read()));
    narrator.says("SHA-256 " + export.sha256());
    return export;
  }

  private void send(LabExport export) throws ClientException {
    narrator.step("It is sent to both recipients, over HTTPS");
    TransferWish wish =
        new TransferWish(
            List.of(Cast.FIRST, Cast.SECOND),
            Optional.of("3d"),
            Optional.of("Suivi épidémique, démonstration"),
            Optional.empty(),
            OptionalLong.of(export.rows()));
    try (Api api = api(cast.senderPass())) {
      Stopwatch watch = Stopwatch.start();
      String transfer = new Sending(api, progress).send(List.of(export.file()), wish);
      narrator.says("transfer " + transfer);
      narrator.says(Narrator.rate(export.sizeBytes(), watch.read()) + ", encrypted and durable");
    }
  }

  private void refuseAgain(Api api, InboxEntry taken) throws DemoException, ClientException {
    narrator.step("A second fetch is refused");
    if (!api.inbox().isEmpty()) {
      throw new DemoException("The delivery is still in the inbox after it was taken.");
    }
    narrator.says("the inbox of " + Cast.FIRST + " is empty");
    expectGone(api, taken);
  }

  private void revoke(Api api, InboxEntry other) throws DemoException, ClientException {
    narrator.step("The other delivery is revoked before anybody takes it");
    cast.typist().show("revoke", other.id());
    expectGone(api, other);
  }

  private void expectGone(Api api, InboxEntry delivery) throws DemoException, ClientException {
    try {
      new Fetching(api, Progress.NONE, Backoff.DOUBLING, false)
          .fetch(delivery, workshop.recipient());
    } catch (RefusedException e) {
      narrator.says("GET /deliveries/%s/content: %s".formatted(delivery.id(), e.problem().brief()));
      return;
    }
    throw new DemoException("A delivery that has ended was handed out.");
  }

  private InboxEntry only(Api api) throws DemoException, ClientException {
    List<InboxEntry> inbox = api.inbox();
    if (inbox.size() != 1) {
      throw new DemoException("One delivery should wait, and there are " + inbox.size() + ".");
    }
    return inbox.getFirst();
  }

  private Api api(String pass) throws ClientException {
    Path certificate = workshop.certificate();
    return new Api(Server.parse(service.https()), pass, new Trust.Pinned(certificate));
  }
}
