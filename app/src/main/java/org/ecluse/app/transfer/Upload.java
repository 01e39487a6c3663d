package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.crypto.FileKey;
import org.ecluse.policy.ledger.LedgerEvent.FileReceived;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session that writes a file. What arrives goes into parts of at most {@link #PART_BYTES}; each
 * finished part is a sealed message of its own, durable before the records list it. A line that
 * breaks ends the running part, so nothing is lost; a crash loses the running part only, and what
 * was written of it is never appended to: a resumed upload begins a fresh part with a fresh salt.
 *
 * <p>Its session calls it from one thread; another session may take the file over from any other,
 * and waits for a call that is running.
 */
final class Upload implements IncomingFile {

  /** The largest part, in bytes of plaintext: what a crash of the server can cost an upload. */
  static final long PART_BYTES = 256L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
  private static final Refusal FULL = new Refusal.Busy(Duration.ofSeconds(30));
  private static final Refusal TAKEN_OVER =
      new Refusal.Conflict("another session of yours goes on with this file");

  private enum State {
    OPEN,
    BROKEN,
    ENDED
  }

  private final Ports ports;
  private final Uploads uploads;
  private final PartWriter writer;
  private final FileKey key;
  private final Intake intake;
  private final long maxBytes;
  private Intake storedIntake;
  private StoredFile file;
  private State state = State.OPEN;
  private volatile Optional<Refusal> stopped = Optional.empty();
  private volatile boolean unwanted;
  private volatile long position;

  /** Where bytes begin that are held back; -1 where none are. */
  private volatile long heldFrom = -1;

  /**
   * Goes on behind what is stored.
   *
   * @param intake has taken in every byte that is stored
   */
  Upload(Ports ports, Uploads uploads, StoredFile file, FileKey key, Intake intake, long maxBytes) {
    this.ports = ports;
    this.uploads = uploads;
    this.file = file;
    this.key = key;
    this.intake = intake;
    this.storedIntake = intake.copy();
    this.maxBytes = Math.min(maxBytes, file.announcedBytes().orElse(maxBytes));
    this.writer = new PartWriter(ports, key, file.id());
    this.position = file.sizeBytes();
  }

  @Override
  public TransferId transfer() {
    return file.transfer();
  }

  @Override
  public FileId file() {
    return file.id();
  }

  @Override
  public long position() {
    return position;
  }

  /** Bytes that have arrived and count. */
  long arrivedBytes() {
    long held = heldFrom;
    return held < 0 ? position : held;
  }

  @Override
  public synchronized void hold() {
    if (writer.plaintextBytes() > 0) {
      throw new IllegalStateException("held back is all that a session brings, or nothing");
    }
    heldFrom = position;
  }

  @Override
  public synchronized void release() {
    heldFrom = -1;
  }

  @Override
  public synchronized Outcome<Long> write(ByteBuffer bytes) {
    Optional<Refusal> refusal = whyNot();
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    if (bytes.remaining() > maxBytes - position) {
      return Outcome.refused(new Refusal.TooLarge(maxBytes));
    }
    if (heldFrom >= 0 && bytes.remaining() > MAX_HELD_BYTES - writer.plaintextBytes()) {
      return Outcome.refused(new Refusal.TooLarge(MAX_HELD_BYTES));
    }
    try {
      while (bytes.hasRemaining()) {
        if (writer.plaintextBytes() == PART_BYTES) {
          keepPart();
        }
        long room = PART_BYTES - writer.plaintextBytes();
        ByteBuffer piece = bytes.slice();
        piece.limit((int) Math.min(room, piece.remaining()));
        bytes.position(bytes.position() + piece.limit());
        intake.take(piece.duplicate());
        writer.write(piece, file.parts().size());
        position = file.sizeBytes() + writer.plaintextBytes();
      }
      return Outcome.done(position);
    } catch (IOException | StoreException e) {
      return Outcome.refused(broke(e));
    }
  }

  @Override
  public synchronized Outcome<FileView> finish() {
    Optional<Refusal> refusal = whyNotWhole();
    return refusal.isPresent() ? Outcome.refused(refusal.get()) : complete();
  }

  private Optional<Refusal> whyNotWhole() {
    Optional<Refusal> refusal = whyNot();
    if (refusal.isPresent()) {
      return refusal;
    }
    if (position == 0) {
      return Optional.of(Refusal.invalid("body", "an empty file is not sent"));
    }
    return heldFrom >= 0 || position != file.announcedBytes().orElse(position)
        ? Optional.of(new Refusal.Conflict("the file has not arrived whole"))
        : Optional.empty();
  }

  private Outcome<FileView> complete() {
    try {
      Whole whole = commitWhole();
      uploads.keepKey(key, file.id());
      if (!ports.records().updateFile(whole.file(), List.of(whole.fact()))) {
        return Outcome.refused(new Refusal.Conflict("its transfer has ended"));
      }
      file = whole.file();
      end();
      return Outcome.done(Views.file(file));
    } catch (IOException | StoreException e) {
      return Outcome.refused(broke(e));
    }
  }

  private Whole commitWhole() throws IOException {
    Optional<Long> last = writer.commit();
    StoredFile whole =
        last.map(size -> file.withPart(size, ports.now()))
            .orElse(file)
            .whole(intake.sha256(), ports.now());
    return new Whole(
        whole, new FileReceived(whole.transfer(), whole.id(), whole.sizeBytes(), intake.records()));
  }

  /** A file whose blobs are all durable, and the fact that it is whole; no store knows it yet. */
  record Whole(StoredFile file, FileReceived fact) {}

  /** Where a whole file goes with its key, durably; refused, nothing of it is kept. */
  @FunctionalInterface
  interface Destination {
    Outcome<TransferView> take(Whole whole, FileKey key) throws IOException;
  }

  /** Whether no part but the running one exists. */
  synchronized boolean isInOnePart() {
    return file.parts().isEmpty();
  }

  /** As {@link #finish()}, but what makes the file whole for the records is its destination. */
  synchronized Outcome<TransferView> finish(Destination destination) {
    Optional<Refusal> refusal = whyNotWhole();
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    try {
      Whole whole = commitWhole();
      Outcome<TransferView> taken = destination.take(whole, key);
      switch (taken) {
        case Outcome.Done<TransferView> _ -> {
          file = whole.file();
          end();
        }
        case Outcome.Refused<TransferView> _ -> giveUp();
      }
      return taken;
    } catch (IOException | StoreException e) {
      return Outcome.refused(broke(e));
    }
  }

  @Override
  public synchronized void suspend() {
    if (state != State.ENDED) {
      keepRunningPart();
      if (file.parts().isEmpty() && file.announcedBytes().isEmpty()) {
        discard();
      } else {
        end();
      }
    }
  }

  /**
   * Ends this session because another one of the same sender goes on. As a suspension, but the file
   * stays also where nothing of it has arrived.
   */
  synchronized void handOver() {
    if (state != State.ENDED) {
      keepRunningPart();
      end();
      stop(TAKEN_OVER);
    }
  }

  @Override
  public synchronized boolean discard() {
    if (state == State.ENDED) {
      return false;
    }
    end();
    try {
      uploads.remove(file);
    } catch (StoreException e) {
      LOG.warn("file {} stays until its transfer ends: {}", file.id(), e.getMessage());
    }
    return true;
  }

  @Override
  public void close() {
    discard();
  }

  /** Its transfer ended, or who writes was put out: nothing more is taken, nothing more kept. */
  void stop(Refusal why) {
    unwanted = true;
    stopped = Optional.of(why);
  }

  /** The time of who writes is over: nothing more is taken, and what arrived within it is kept. */
  void lapse() {
    stopped = Optional.of(new Refusal.Unauthenticated());
  }

  private Optional<Refusal> whyNot() {
    if (stopped.isPresent()) {
      return stopped;
    }
    return switch (state) {
      case OPEN -> Optional.empty();
      case BROKEN -> Optional.of(FULL);
      case ENDED -> Optional.of(new Refusal.Conflict("this upload is over"));
    };
  }

  /** Makes what has arrived and counts durable, as far as that is possible and still wanted. */
  private void keepRunningPart() {
    if (state != State.OPEN || unwanted || heldFrom >= 0) {
      return;
    }
    try {
      if (position == file.announcedBytes().orElse(-1)) {
        // Nobody would come back for the end of a file that has arrived.
        var _ = complete();
      } else {
        keepPart();
      }
    } catch (IOException | StoreException e) {
      broke(e);
    }
  }

  private void keepPart() throws IOException {
    Optional<Long> size = writer.commit();
    if (size.isEmpty()) {
      return;
    }
    StoredFile longer = file.withPart(size.get(), ports.now());
    uploads.keepKey(key, file.id());
    if (!ports.records().updateFile(longer, List.of())) {
      stop(new Refusal.Conflict("its transfer has ended"));
    }
    file = longer;
    storedIntake = intake.copy();
  }

  /** The running part is given up; what is stored before it stays. */
  private Refusal broke(Exception why) {
    LOG.warn("file {} could not be written: {}", file.id(), why.getClass().getSimpleName());
    giveUp();
    return FULL;
  }

  private void giveUp() {
    state = State.BROKEN;
    writer.abandon();
    position = file.sizeBytes();
  }

  private void end() {
    if (state == State.ENDED) {
      return;
    }
    writer.abandon();
    position = file.sizeBytes();
    if (state == State.BROKEN) {
      uploads.removeUnlistedPart(file.id());
    }
    state = State.ENDED;
    key.close();
    boolean canGoOn = !file.isComplete() && !unwanted;
    uploads.ended(file, canGoOn ? Optional.of(storedIntake) : Optional.empty());
  }
}
