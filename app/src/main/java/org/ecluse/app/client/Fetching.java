package org.ecluse.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches deliveries into a directory.
 *
 * <p>The order is what makes it safe: bytes into a part, hash compared, part durable under its
 * name, and only then the acknowledgement after which the service holds nothing. A line that breaks
 * costs no byte: the part goes on where it ended, in this run or in the next.
 */
public final class Fetching {

  private static final int BUFFER_BYTES = 256 << 10;

  private final Api api;
  private final Progress progress;
  private final Retrying retrying;
  private final boolean overwrite;
  private final Set<String> namesOfThisRun = new HashSet<>();

  /**
   * A run of fetches.
   *
   * @param overwrite whether files from before this run may be replaced
   */
  public Fetching(Api api, Progress progress, Backoff backoff, boolean overwrite) {
    this.api = api;
    this.progress = progress;
    this.retrying = new Retrying(backoff);
    this.overwrite = overwrite;
  }

  /** Fetches one delivery whole, acknowledges it and answers where it is. */
  public Path fetch(InboxEntry delivery, Path directory) throws ClientException {
    try {
      Files.createDirectories(directory);
      Path file = download(delivery, directory);
      retrying.until(() -> api.acknowledge(delivery.id()), () -> 0);
      return file;
    } catch (IOException e) {
      throw new ClientException("The file cannot be written in " + directory + ".", e);
    }
  }

  private Path download(InboxEntry delivery, Path directory) throws ClientException, IOException {
    try (PartFile part = PartFile.open(directory, delivery.id());
        Progress.Step step =
            progress.begin(delivery.printableName(), delivery.sizeBytes(), Progress.Unit.BYTES)) {
      fill(part, delivery, step);
      if (!part.sha256().equals(delivery.sha256())) {
        part.restart();
        throw new ClientException(delivery.printableName() + " did not arrive as it was sent.");
      }
      String name = LocalName.of(delivery.name());
      return part.finish(name, namesOfThisRun.add(name) && overwrite);
    }
  }

  /** Asks for what is missing until nothing is. */
  private void fill(PartFile part, InboxEntry delivery, Progress.Step step)
      throws ClientException, IOException {
    if (part.size() > delivery.sizeBytes()) {
      part.restart();
    }
    if (part.size() < delivery.sizeBytes()) {
      retrying.until(() -> once(part, delivery, step), part::size);
    }
  }

  private void once(PartFile part, InboxEntry delivery, Progress.Step step)
      throws ClientException, IOException {
    Optional<String> etag = part.size() > 0 ? api.etag(delivery.id()) : Optional.empty();
    Content content = api.content(delivery.id(), part.size(), etag);
    try (InputStream bytes = content.bytes()) {
      if (content.from() == 0) {
        part.restart();
      } else if (content.from() != part.size()) {
        throw new ClientException("The service sent another part than was asked for.");
      }
      copy(bytes, part, delivery, step);
    }
  }

  private void copy(InputStream bytes, PartFile part, InboxEntry delivery, Progress.Step step)
      throws ClientException, IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    while (part.size() < delivery.sizeBytes()) {
      int count = read(bytes, buffer, delivery.sizeBytes() - part.size());
      part.append(buffer, count);
      step.at(part.size());
    }
  }

  /** Reads at most what is missing: more than was announced is never written. */
  private static int read(InputStream bytes, byte[] buffer, long missing) throws ClientException {
    try {
      int count = bytes.read(buffer, 0, (int) Math.min(buffer.length, missing));
      if (count > 0) {
        return count;
      }
    } catch (IOException e) {
      throw new BrokenLineException("The line broke.", e);
    }
    throw new BrokenLineException("The line ended early.");
  }
}
