package org.ecluse.deploy.hammer;

import java.util.Optional;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Https;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Sent;
import org.ecluse.deploy.hammer.client.Sftp;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Content;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.plan.Scenario;
import org.ecluse.deploy.hammer.plan.Scenario.Manner;
import org.ecluse.deploy.hammer.service.Cast;

/** A sender's client that writes down everything it does. Used by one thread. */
final class Sender implements AutoCloseable {

  private static final int MOST_TRIES = 20;
  private static final long PAUSE_MILLIS = 50;

  private final Stage stage;
  private final Identity.Pass pass;
  private final Identity.Key key;
  private final Https https;
  private final Sftp sftp;
  private final Inbox inbox;

  Sender(Stage stage, Inbox inbox) {
    this.stage = stage;
    this.pass = stage.cast().sender().pass();
    this.key = stage.cast().sender().key();
    this.https = stage.https();
    this.sftp = stage.sftp(key);
    this.inbox = inbox;
  }

  /** Sends a file as planned; the delivery that came of it, where that was answered. */
  Optional<Delivery> send(Scenario.Sending plan, Cast.Recipient to, String name)
      throws InterruptedException {
    stage.service().awaitUp();
    long start = stage.timeline().now();
    Sent sent = new Sent();
    boolean overSftp = plan.door() == Door.SFTP;
    Https.Reply reply = overSftp ? put(plan, to, name, sent) : sendOverHttps(plan, to, name, sent);
    stage
        .history()
        .add(
            new Event.Uploaded(
                start,
                stage.timeline().now(),
                overSftp ? key.name() : pass.name(),
                plan.door(),
                to.account(),
                name,
                plan.contentKey(),
                plan.sizeBytes(),
                sent.bytes(),
                reply.answer()));
    if (reply.answer() != Answer.OK) {
      return Optional.empty();
    }
    return overSftp ? inbox.find(to, name) : inbox.offered(start, to, reply.body());
  }

  private Https.Reply put(Scenario.Sending plan, Cast.Recipient to, String name, Sent sent)
      throws InterruptedException {
    String path = "/" + to.account() + "/" + name;
    Content content = new Content(plan.contentKey());
    long size = plan.sizeBytes();
    long cut = plan.manner() == Manner.WHOLE ? size : plan.cutAfterBytes();
    Answer answer = sftp.put(path, content, size, cut, false, sent);
    for (int i = 0; i < MOST_TRIES && plan.manner() == Manner.RESUMED; i++) {
      if (answer == Answer.OK || answer == Answer.FAILED) {
        break;
      }
      stage.isOverAfter(i == 0 ? 0 : PAUSE_MILLIS);
      stage.service().awaitUp();
      answer = sftp.put(path, content, size, size, true, sent);
    }
    return Https.Reply.of(answer);
  }

  private Https.Reply sendOverHttps(
      Scenario.Sending plan, Cast.Recipient to, String name, Sent sent)
      throws InterruptedException {
    return plan.manner() == Manner.RESUMED
        ? sendAgain(plan, to, name, sent)
        : sendOnce(plan, to, name, sent);
  }

  private Https.Reply sendOnce(Scenario.Sending plan, Cast.Recipient to, String name, Sent sent) {
    String expires = plan.expires().map(life -> "?expires=" + life.toSeconds() + "s").orElse("");
    return https.put(
        "send/" + to.account() + "/" + name + expires,
        pass,
        new Content(plan.contentKey()),
        plan.sizeBytes(),
        plan.manner() == Manner.CUT ? plan.cutAfterBytes() : plan.sizeBytes(),
        sent);
  }

  /** Step by step, the file twice: once cut, once whole. */
  private Https.Reply sendAgain(Scenario.Sending plan, Cast.Recipient to, String name, Sent sent)
      throws InterruptedException {
    String expires =
        plan.expires().map(life -> ",\"expires\":\"" + life.toSeconds() + "s\"").orElse("");
    String wish = "{\"recipients\":[\"" + to.account() + "\"]" + expires + "}";
    Https.Reply begun = https.call("POST", "transfers", pass, wish);
    if (begun.answer() != Answer.OK) {
      return begun;
    }
    String transfer = "transfers/" + begun.body().optionalText("id").orElse("");
    String path = transfer + "/files/" + name;
    Content content = new Content(plan.contentKey());
    https.put(path, pass, content, plan.sizeBytes(), plan.cutAfterBytes(), new Sent());
    Https.Reply put = Https.Reply.of(Answer.BROKEN);
    for (int i = 0; i < MOST_TRIES && put.answer() != Answer.OK; i++) {
      stage.isOverAfter(i == 0 ? 0 : PAUSE_MILLIS);
      stage.service().awaitUp();
      put = https.put(path, pass, content, plan.sizeBytes(), plan.sizeBytes(), sent);
    }
    return put.answer() == Answer.OK ? https.call("POST", transfer + "/send", pass) : put;
  }

  /** Takes a delivery back, or lets somebody begin again. */
  Event.Acted interfere(Delivery delivery, boolean reissues) throws InterruptedException {
    stage.service().awaitUp();
    long start = stage.timeline().now();
    String verb = reissues ? "/reissue" : "/revoke";
    Answer answer = https.call("POST", "deliveries/" + delivery.id() + verb, pass).answer();
    return stage
        .history()
        .add(
            new Event.Acted(
                start,
                stage.timeline().now(),
                reissues ? Event.Deed.REISSUE : Event.Deed.REVOKE,
                pass.name(),
                delivery.id(),
                answer));
  }

  @Override
  public void close() {
    https.close();
    sftp.close();
  }
}
