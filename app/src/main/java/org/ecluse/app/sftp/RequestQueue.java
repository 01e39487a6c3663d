package org.ecluse.app.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * Cuts what arrives on a channel into messages and keeps them until the conversation has time. The
 * thread that brings bytes never waits: what bounds this queue is the SSH window, of which room is
 * given back only when a message has been dealt with ({@link #release}). A client that sends more
 * than its window is disconnected by the transport.
 */
final class RequestQueue implements ChannelDataReceiver {

  /** What the conversation takes out, in the order of arrival. */
  sealed interface Item {}

  /** A whole message. */
  record Message(ByteBuffer bytes) implements Item {

    private int type() {
      return bytes.get(0);
    }

    private boolean bringsContent() {
      return type() == Wire.WRITE;
    }

    private int windowBytes() {
      return bytes.limit() + Wire.LENGTH_BYTES;
    }
  }

  /** Nothing more will come: the client ended the channel, or the line is gone. */
  enum End implements Item {
    END,
    /** A length that no message has. */
    NONSENSE
  }

  private static final byte[] NONE = {};

  private final SpareBuffers spare;
  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private final Set<Integer> closing = ConcurrentHashMap.newKeySet();
  private final byte[] length = new byte[Wire.LENGTH_BYTES];
  private int lengthFilled;
  private byte[] message = NONE;
  private int messageBytes;
  private int messageFilled;
  private boolean ended;

  RequestQueue(SpareBuffers spare) {
    this.spare = spare;
  }

  /** Called by one thread at a time. Answers 0: no room is given back yet. */
  @Override
  public int data(ChannelSession channel, byte[] bytes, int offset, int count) {
    int at = offset;
    int end = offset + count;
    while (at < end && !ended) {
      at += lengthFilled < length.length ? fillLength(bytes, at, end) : fillMessage(bytes, at, end);
    }
    return 0;
  }

  private int fillLength(byte[] bytes, int at, int end) {
    int count = Math.min(length.length - lengthFilled, end - at);
    System.arraycopy(bytes, at, length, lengthFilled, count);
    lengthFilled += count;
    if (lengthFilled == length.length) {
      beginMessage();
    }
    return count;
  }

  private void beginMessage() {
    int announced =
        (length[0] & 0xff) << 24
            | (length[1] & 0xff) << 16
            | (length[2] & 0xff) << 8
            | (length[3] & 0xff);
    if (announced <= 0 || announced > Wire.MAX_MESSAGE_BYTES) {
      end(End.NONSENSE);
    } else {
      message = spare.message(announced);
      messageBytes = announced;
      messageFilled = 0;
    }
  }

  private int fillMessage(byte[] bytes, int at, int end) {
    int count = Math.min(messageBytes - messageFilled, end - at);
    System.arraycopy(bytes, at, message, messageFilled, count);
    messageFilled += count;
    if (messageFilled == messageBytes) {
      add(ByteBuffer.wrap(message, 0, messageBytes));
      message = NONE;
      lengthFilled = 0;
    }
    return count;
  }

  private void add(ByteBuffer whole) {
    RequestReader.closedHandle(whole).ifPresent(closing::add);
    items.add(new Message(whole));
  }

  /**
   * Whether the client has asked to close a handle, be it that the conversation has not come to it
   * yet: what it requested before and has not waited for, it does not want any more.
   */
  boolean isClosing(int handle) {
    return closing.contains(handle);
  }

  private void end(End how) {
    ended = true;
    items.add(how);
  }

  /** The client has sent its last byte. */
  @Override
  public void close() {
    items.add(End.END);
  }

  /** The line is gone: what has not been dealt with never will be. */
  void abandon() {
    items.clear();
    items.add(End.END);
  }

  Item take() throws InterruptedException {
    return items.take();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether the next message is there and reads, or writes, as this one does. */
  boolean goesOnAs(Message message) {
    int type = message.type();
    return (type == Wire.READ || type == Wire.WRITE)
        && items.peek() instanceof Message next
        && next.type() == type;
  }

  /**
   * A message has been dealt with and nobody has its bytes any more; the client may send as much
   * again, and more where it brings content and there is room for a wider window.
   */
  void release(ChannelSession channel, Message message, WindowShare window) throws IOException {
    RequestReader.closedHandle(message.bytes()).ifPresent(closing::remove);
    int more = message.bringsContent() ? window.grow() : 0;
    int windowBytes = message.windowBytes() + more;
    spare.giveBack(message.bytes().array());
    channel.getLocalWindow().release(windowBytes);
  }
}
