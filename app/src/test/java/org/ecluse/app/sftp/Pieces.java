package org.ecluse.app.sftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.sshd.server.channel.ChannelSession;

/** Requests as they come over a line: one stream, cut where it happens to be cut. */
final class Pieces {

  private static final ChannelSession CHANNEL = new ChannelSession();

  private final byte[] stream;
  private final int pieceBytes;
  private int at;

  Pieces(List<Request> requests, int pieceBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Request request : requests) {
      byte[] message = RequestWriter.write(request).orElseThrow();
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(message.length).array());
      bytes.writeBytes(message);
    }
    this.stream = bytes.toByteArray();
    this.pieceBytes = pieceBytes;
  }

  /** The next piece arrives; false where there was none left. */
  boolean arrive(RequestQueue queue) {
    int count = Math.min(pieceBytes, stream.length - at);
    queue.data(CHANNEL, stream, at, count);
    at += count;
    return count > 0;
  }
}
