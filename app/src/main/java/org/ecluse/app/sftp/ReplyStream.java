package org.ecluse.app.sftp;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.RemoteWindow;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one channel. Bytes are put straight into the SSH packet that carries them; a
 * packet leaves when it is full or when {@link #flush} is called, so that pipelined answers share
 * packets.
 *
 * <p>The writer waits in two places, and both bound what a revocation can no longer stop: for room
 * in the client's window, and while more than {@link #MAX_ON_THE_WAY_BYTES} have been given to the
 * transport and not yet to the kernel.
 *
 * <p>Packets are written to the socket by the thread that made them, several in a row: when it
 * flushes, and before it waits.
 */
final class ReplyStream implements Replies {

  /** Together with the socket's send buffer this stays under the promised 1 MiB. */
  static final int MAX_ON_THE_WAY_BYTES = 256 * 1024;

  private static final int MAX_PACKET_BYTES = 64 * 1024;

  /**
   * How much a client may have consumed without having said so: OpenSSH says it after three packets
   * of 32 KiB, and then some are on their way.
   */
  private static final int MAX_UNTOLD_BYTES = 128 * 1024;

  private final ChannelSession channel;
  private final SpareBuffers spare;
  private final Duration patience;
  private final Semaphore onTheWay = new Semaphore(MAX_ON_THE_WAY_BYTES);
  private final Lane writes;
  private long written;
  private long sent;
  private final AtomicLong left = new AtomicLong();
  private @Nullable Buffer packet;
  private int lengthAt;
  private int room;

  /**
   * @param patience how long a client may leave its window or its socket full
   */
  ReplyStream(ChannelSession channel, SpareBuffers spare, Duration patience) {
    this.channel = channel;
    this.spare = spare;
    this.patience = patience;
    this.writes = Sockets.writes(channel.getSession());
  }

  /** Packets of this thread wait until they are flushed, or it has to wait itself. */
  void hold() {
    writes.hold();
  }

  void letGo() {
    writes.letGo();
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException, InterruptedException {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      Buffer current = packet == null ? begin() : packet;
      int part = Math.min(room, end - at);
      current.putRawBytes(bytes, at, part);
      at += part;
      room -= part;
      written += part;
      if (room == 0) {
        endPacket();
      }
    }
  }

  /** Everything that was written leaves. */
  void flush() throws IOException, InterruptedException {
    endPacket();
    writes.drain();
  }

  private void endPacket() throws IOException, InterruptedException {
    Buffer full = packet;
    if (full == null) {
      return;
    }
    packet = null;
    int end = full.wpos();
    int count = end - lengthAt - Integer.BYTES;
    full.wpos(lengthAt);
    full.putUInt(count);
    full.wpos(end);
    send(full, count);
  }

  private Buffer begin() throws IOException, InterruptedException {
    RemoteWindow window = channel.getRemoteWindow();
    long free = window.getSize();
    if (free == 0) {
      writes.drain();
      free = window.waitForSpace(patience);
    }
    int most = (int) Math.min(window.getPacketSize(), MAX_PACKET_BYTES);
    room = (int) Math.min(free, most);
    Buffer begun = begin(spare.packet(), most + 2 * Integer.BYTES + 1);
    begun.putUInt(channel.getRecipient());
    lengthAt = begun.wpos();
    begun.putUInt(0);
    packet = begun;
    return begun;
  }

  private Buffer begin(@Nullable Buffer left, int bytes) {
    Session session = channel.getSession();
    return left == null
        ? session.createBuffer(SshConstants.SSH_MSG_CHANNEL_DATA, bytes)
        : session.prepareBuffer(SshConstants.SSH_MSG_CHANNEL_DATA, left);
  }

  private void send(Buffer full, int count) throws IOException, InterruptedException {
    if (!onTheWay.tryAcquire(count)) {
      writes.drain();
      await(count);
    }
    if (channel.isClosing()) {
      throw new EOFException("the channel is closing");
    }
    channel.getRemoteWindow().consume(count);
    sent += count;
    IoWriteFuture leaving = channel.writePacket(full);
    leaving.addListener(
        done -> {
          if (done.isWritten()) {
            left.addAndGet(count);
            spare.giveBack(full);
          }
          onTheWay.release(count);
        });
  }

  private void await(int count) throws IOException, InterruptedException {
    if (!onTheWay.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new EOFException("the client takes nothing");
    }
  }

  @Override
  public long writtenBytes() {
    return written;
  }

  /**
   * How many bytes, from the first on, the client's program has taken from the connection: it has
   * opened its window again that far, give or take {@link #MAX_UNTOLD_BYTES}. To be asked by the
   * thread that writes.
   */
  @Override
  public long takenBytes() {
    RemoteWindow window = channel.getRemoteWindow();
    long told = sent - (window.getMaxSize() - window.getSize());
    return Math.min(left.get(), told + MAX_UNTOLD_BYTES);
  }
}
