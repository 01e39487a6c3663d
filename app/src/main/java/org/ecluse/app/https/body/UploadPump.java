package org.ecluse.app.https.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Carries a request's body into a file. Blocks for as long as the client sends. */
public final class UploadPump {

  private static final int BLOCK_BYTES = 256 << 10;
  private static final Refusal CUT = Refusal.invalid("body", "the body ended before it was whole");

  private UploadPump() {}

  /**
   * Reads to the end and makes the file durable. Whatever goes wrong, nothing of it stays.
   *
   * @param body closed when this returns
   * @param end what makes a file that has arrived durable
   */
  public static <T> Outcome<T> receive(
      IncomingFile file,
      InputStream body,
      Exchange exchange,
      Function<IncomingFile, Outcome<T>> end) {
    try (file;
        body) {
      return pump(file, body, exchange, end);
    } catch (IOException e) {
      return Outcome.refused(CUT);
    }
  }

  private static <T> Outcome<T> pump(
      IncomingFile file,
      InputStream body,
      Exchange exchange,
      Function<IncomingFile, Outcome<T>> end)
      throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    for (int read = body.read(block); read >= 0; read = body.read(block)) {
      if (exchange.lapsed()) {
        return Outcome.refused(new Refusal.Unauthenticated());
      }
      Outcome<Long> written = file.write(ByteBuffer.wrap(block, 0, read));
      if (written instanceof Outcome.Refused<Long>(Refusal refusal)) {
        return Outcome.refused(refusal);
      }
    }
    return end.apply(file);
  }
}
