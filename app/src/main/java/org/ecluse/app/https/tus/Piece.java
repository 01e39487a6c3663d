package org.ecluse.app.https.tus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * The body of one request on its way into a file. With a checksum it is held back until all of it
 * has come and has been compared, so that no byte counts that was not verified; nothing is kept in
 * memory for that. Blocks for as long as the client sends.
 */
public final class Piece {

  private static final int BLOCK_BYTES = 256 << 10;
  private static final Refusal CUT = Refusal.invalid("body", "the body ended before it was whole");
  private static final Refusal LOST = new Refusal.Busy(Duration.ofSeconds(30));

  private final IncomingFile file;
  private final long announcedBytes;
  private final Optional<Checksum> checksum;

  /**
   * A piece that begins where the file stands.
   *
   * @param announcedBytes where the file is whole
   */
  public Piece(IncomingFile file, long announcedBytes, Optional<Checksum> checksum) {
    this.file = file;
    this.announcedBytes = announcedBytes;
    this.checksum = checksum;
  }

  /**
   * Reads to the end and makes what came durable. Where this is refused the file is still open, and
   * the caller decides whether what came stays.
   *
   * @param body closed when this returns
   */
  public Outcome<Arrival> receive(InputStream body, Exchange exchange) {
    checksum.ifPresent(_ -> file.hold());
    try (body) {
      Optional<Refusal> refusal = pump(body, exchange);
      return refusal.isPresent() ? Outcome.refused(refusal.get()) : end();
    } catch (IOException e) {
      return Outcome.refused(CUT);
    }
  }

  private Optional<Refusal> pump(InputStream body, Exchange exchange) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    for (int read = body.read(block); read >= 0; read = body.read(block)) {
      if (exchange.lapsed()) {
        return Optional.of(new Refusal.Unauthenticated());
      }
      int count = read;
      checksum.ifPresent(sum -> sum.update(block, count));
      Outcome<Long> written = file.write(ByteBuffer.wrap(block, 0, count));
      if (written instanceof Outcome.Refused<Long>(Refusal refusal)) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  private Outcome<Arrival> end() {
    if (checksum.isPresent()) {
      if (!checksum.get().holds()) {
        return Outcome.done(new Arrival.Damaged());
      }
      file.release();
    }
    long arrived = file.position();
    if (arrived == announcedBytes) {
      return file.finish().map(whole -> new Arrival.Kept(arrived, Optional.of(whole)));
    }
    file.suspend();
    // Less where the disk is full.
    return file.position() == arrived
        ? Outcome.done(new Arrival.Kept(arrived, Optional.empty()))
        : Outcome.refused(LOST);
  }
}
