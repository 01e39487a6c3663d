package org.ecluse.deploy.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ecluse.deploy.e2e.Curl;
import org.ecluse.deploy.e2e.Run;
import org.ecluse.deploy.e2e.RunningEcluse;
import org.ecluse.deploy.e2e.Sample;

/**
 * Lets a client do one thing, looks over HTTPS and at the files what became of it, and answers the
 * cell of the table. What does not come to a good end is an assertion that fails.
 */
final class Trial {

  private static final long SIZE = 4_000_000;

  /** Much more than clients read ahead on each of their connections. */
  private static final long SIZE_IN_PARALLEL = 24_000_000;

  /** Most of the file has gone when the line breaks. */
  private static final long CUT_AT = 3 * SIZE / 4;

  private static final Pattern TRANSFER = Pattern.compile("\"transfer\"\\s*:\\s*\"(t-[a-z2-7]+)\"");

  private final RunningEcluse ecluse;
  private final Sample sample;
  private final Sample large;
  private final Curl curlOfSender;
  private final Curl curlOfRecipient;
  private final AtomicInteger count = new AtomicInteger();

  Trial(RunningEcluse ecluse) {
    this.ecluse = ecluse;
    sample = Sample.write(ecluse.directory().resolve("export.csv"), SIZE);
    large = Sample.write(ecluse.directory().resolve("large.csv"), SIZE_IN_PARALLEL);
    curlOfSender = new Curl(ecluse, "sender-pass");
    curlOfRecipient = new Curl(ecluse, "pass-1");
  }

  String of(SftpUser client, Deed deed) throws IOException {
    return switch (deed) {
      case PUT -> put(client);
      case GET -> get(client);
      case PARALLEL -> getInParallel(client);
      case RESUME_PUT -> resumePut(client);
      case RESUME_GET -> resumeGet(client);
      case TREE -> getTree(client);
      case LIST -> list(client);
      case MISUSE -> misuse(client);
    };
  }

  private String put(SftpUser client) {
    client.put(sender(ecluse.sftpPort()), sample.file(), outbox()).yes();
    assertArrived();
    return works(client, Deed.PUT);
  }

  private String get(SftpUser client) {
    String transfer = send();
    Path into = fresh();
    client.get(recipient(ecluse.sftpPort()), remote(transfer), into).yes();
    assertTaken(transfer, into);
    return works(client, Deed.GET);
  }

  private String getInParallel(SftpUser client) {
    String transfer = curlOfSender.upload(large);
    String remote = "/inbox/" + transfer + "/" + large.name();
    Path into = fresh();
    client.getInParallel(recipient(ecluse.sftpPort()), remote, into).yes();
    assertThat(Sample.sha256(into)).isEqualTo(large.sha256());
    awaitTaken(transfer);
    return works(client, Deed.PARALLEL);
  }

  private String resumePut(SftpUser client) throws IOException {
    String remote = outbox();
    try (CutLine line = new CutLine(ecluse.sftpPort(), CutLine.Way.UP, CUT_AT)) {
      Said first = client.put(sender(line.port()), sample.file(), remote);
      assertThat(line.isCut()).isTrue();
      if (!first.succeeded()) {
        client.resumePut(sender(line.port()), sample.file(), remote).yes();
      }
      assertArrived();
      return went(client, Deed.RESUME_PUT, first, line);
    }
  }

  private String resumeGet(SftpUser client) throws IOException {
    String transfer = send();
    Path into = fresh();
    try (CutLine line = new CutLine(ecluse.sftpPort(), CutLine.Way.DOWN, CUT_AT)) {
      Said first = client.get(recipient(line.port()), remote(transfer), into);
      assertThat(line.isCut()).isTrue();
      if (!first.succeeded()) {
        client.resumeGet(recipient(line.port()), remote(transfer), into).yes();
      }
      assertTaken(transfer, into);
      return went(client, Deed.RESUME_GET, first, line);
    }
  }

  private String getTree(SftpUser client) {
    emptyInbox();
    String one = send();
    String two = send();
    Path into = fresh();
    client.getTree(recipient(ecluse.sftpPort()), "/inbox", into).yes();
    assertTaken(one, into.resolve(one).resolve(sample.name()));
    assertTaken(two, into.resolve(two).resolve(sample.name()));
    return works(client, Deed.TREE);
  }

  private String list(SftpUser client) {
    String transfer = send();
    Said listed = client.list(recipient(ecluse.sftpPort()), "/inbox/" + transfer);
    listed.yes();
    assertThat(listed.text())
        .contains(sample.name())
        .contains("" + sample.sizeBytes())
        .contains(sample.name() + ".sha256");
    return works(client, Deed.LIST);
  }

  /** A second get, a recipient that writes, a sender that reads what it sent. */
  private String misuse(SftpUser client) {
    String transfer = send();
    Seat recipient = recipient(ecluse.sftpPort());
    client.get(recipient, remote(transfer), fresh()).yes();
    awaitTaken(transfer);
    client.get(recipient, remote(transfer), fresh()).no();
    client.put(recipient, sample.file(), "/inbox/" + sample.name()).no();
    String sent = send();
    client
        .get(
            sender(ecluse.sftpPort()), "/" + RunningEcluse.RECIPIENT + "/" + sample.name(), fresh())
        .no();
    assertThat(curlOfRecipient.call("inbox")).contains(sent);
    return "refused";
  }

  private static String works(SftpUser client, Deed deed) {
    return "✔ `" + client.commands().get(deed) + "`";
  }

  /**
   * Who goes on moves less than everything, however little of what had come it had written down
   * when the line broke; who begins again moves everything.
   */
  private static String went(SftpUser client, Deed deed, Said first, CutLine line) {
    String mark = line.bytesSinceCut() < SIZE ? "✔ `" : "↺ `";
    String itself = first.succeeded() ? " by itself" : "";
    return mark + client.commands().get(deed) + "`" + itself;
  }

  private Seat sender(int port) {
    return Seat.sender(ecluse, port);
  }

  private Seat recipient(int port) {
    return Seat.recipient(ecluse, port);
  }

  private String send() {
    return curlOfSender.upload(sample);
  }

  private Path fresh() {
    return ecluse.directory().resolve("got-" + count.incrementAndGet());
  }

  private String outbox() {
    emptyInbox();
    return "/" + RunningEcluse.RECIPIENT + "/" + sample.name();
  }

  private String remote(String transfer) {
    return "/inbox/" + transfer + "/" + sample.name();
  }

  private void emptyInbox() {
    TRANSFER
        .matcher(curlOfRecipient.call("inbox"))
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .forEach(transfer -> curlOfSender.call("transfers/" + transfer + "/revoke", "-X", "POST"));
  }

  /** It is the only one there, and whole. */
  private void assertArrived() {
    await()
        .atMost(Run.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(curlOfRecipient.call("inbox"))
                    .contains(sample.name())
                    .contains(sample.sha256()));
  }

  private void assertTaken(String transfer, Path got) {
    assertThat(Sample.sha256(got)).isEqualTo(sample.sha256());
    awaitTaken(transfer);
  }

  /** Some clients hang up right after their CLOSE, without waiting for the answer. */
  private void awaitTaken(String transfer) {
    await()
        .atMost(Run.PATIENCE)
        .untilAsserted(() -> assertThat(curlOfRecipient.call("inbox")).doesNotContain(transfer));
  }
}
