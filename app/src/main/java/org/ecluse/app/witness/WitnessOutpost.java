package org.ecluse.app.witness;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.app.ledger.Outpost;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.ledger.Tree;

/**
 * Another installation that remembers this one's checkpoints. What it remembers is kept here as it
 * was heard last, so that nobody waits for a line while looking; {@link #run} and {@link #ask} do
 * the talking.
 */
public final class WitnessOutpost implements Outpost {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final WitnessSettings.By witness;
  private final LedgerBook book;
  private final Supplier<String> origin;
  private final Remembered memory;
  private final Supplier<SSLContext> tls;
  private final AtomicReference<Optional<SignedNote>> wanted =
      new AtomicReference<>(Optional.empty());

  /**
   * A witness of one ledger.
   *
   * @param origin what its checkpoints call it
   * @param tls asked for when somebody first talks
   */
  public WitnessOutpost(
      WitnessSettings.By witness,
      LedgerBook book,
      Supplier<String> origin,
      Remembered memory,
      Supplier<SSLContext> tls) {
    this.witness = witness;
    this.book = book;
    this.origin = origin;
    this.memory = memory;
    this.tls = tls;
  }

  @Override
  public String name() {
    return witness.address().toString();
  }

  @Override
  public Optional<SignedNote> newest() {
    return memory.newest();
  }

  @Override
  public void giveUp() {
    memory.giveUp();
  }

  /** It is sent by the next {@link #run}. */
  @Override
  public void append(SignedNote note) {
    wanted.set(Optional.of(note));
  }

  /** Hears what the witness remembers. */
  public void ask() throws IOException {
    URI address =
        URI.create(
            witness.address()
                + "/checkpoint?origin="
                + URLEncoder.encode(origin.get(), StandardCharsets.UTF_8));
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address).GET());
    if (answer.statusCode() == NOT_FOUND) {
      return;
    }
    Optional<SignedNote> note = SignedNote.parse(answer.body());
    if (answer.statusCode() != OK || note.flatMap(witness.key()::signed).isEmpty()) {
      throw new IOException("the witness does not say what it remembers");
    }
    memory.hear(bare(note.get()));
  }

  /** Without the cosignature: as it was sent. */
  private SignedNote bare(SignedNote note) {
    return new SignedNote(
        note.text(),
        note.signatures().stream()
            .filter(
                signature ->
                    witness.key().signed(new SignedNote(note.text(), List.of(signature))).isEmpty())
            .toList());
  }

  /** Sends what it does not know yet; to be done again after a failure. */
  public void run() throws IOException {
    Optional<SignedNote> note = wanted.get();
    Optional<SignedNote> heard = memory.heard();
    if (note.isPresent() && !note.equals(heard)) {
      send(note.get(), heard.flatMap(Checkpoint::in).map(Checkpoint::size).orElse(0L));
    }
  }

  private void send(SignedNote note, long oldSize) throws IOException {
    long size = Checkpoint.in(note).map(Checkpoint::size).orElse(0L);
    if (oldSize > size) {
      throw new IOException("the witness remembers more entries than there are");
    }
    List<Hash> proof =
        oldSize == 0 ? List.of() : book.read(now -> Tree.consistency(now.nodes(), oldSize, size));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(witness.address() + "/add-checkpoint"))
                .header("Content-Type", "text/plain")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        new AddCheckpoint(oldSize, proof, note).text())));
    switch (answer.statusCode()) {
      case OK -> cosigned(note, answer.body());
      case CONFLICT -> {
        ask();
        throw new IOException("the witness remembers another checkpoint than was believed");
      }
      default -> throw new IOException("the witness answers with " + answer.statusCode());
    }
  }

  private void cosigned(SignedNote note, String lines) throws IOException {
    Optional<SignedNote> cosigned = SignedNote.parse(note + lines);
    if (cosigned.flatMap(witness.key()::signed).isEmpty()) {
      throw new IOException("the witness's key is not the one that was configured");
    }
    memory.hear(note);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .sslContext(tls.get())
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build()) {
      return client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
