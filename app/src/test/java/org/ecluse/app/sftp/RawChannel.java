package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.session.ClientSession;

/** The subsystem {@code sftp} with nothing between the test and its bytes. */
final class RawChannel implements AutoCloseable {

  private final ChannelSubsystem channel;
  private final DataOutputStream out;
  private final DataInputStream in;
  private int lastId;

  /** Opens the channel and says nothing. */
  RawChannel(ClientSession session) throws IOException {
    channel = session.createSubsystemChannel("sftp");
    channel.open().verify(Guest.PATIENCE);
    out = new DataOutputStream(channel.getInvertedIn());
    in = new DataInputStream(channel.getInvertedOut());
  }

  /** Opens the channel and agrees on the version. */
  static RawChannel begun(ClientSession session) throws IOException {
    RawChannel raw = new RawChannel(session);
    raw.send(ByteBuffer.allocate(5).put((byte) Wire.INIT).putInt(Wire.VERSION).array());
    assertThat(raw.reply().get()).isEqualTo((byte) Wire.VERSION_REPLY);
    return raw;
  }

  /** How much the door takes on this channel now. */
  long roomBytes() {
    return channel.getRemoteWindow().getSize();
  }

  /** Sends a message with its length before it. */
  void send(byte[] message) throws IOException {
    out.writeInt(message.length);
    sendBytes(message);
  }

  /** Sends bytes as they are. */
  void sendBytes(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends a request of a number of its own, which is answered. */
  int ask(int type, byte[]... fields) throws IOException {
    int length = 1 + Integer.BYTES;
    for (byte[] field : fields) {
      length += field.length;
    }
    ByteBuffer message = ByteBuffer.allocate(length).put((byte) type).putInt(++lastId);
    for (byte[] field : fields) {
      message.put(field);
    }
    send(message.array());
    return lastId;
  }

  static byte[] string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] string(byte[] bytes) {
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  /** The next reply, from its type on. */
  ByteBuffer reply() throws IOException {
    byte[] message = new byte[in.readInt()];
    in.readFully(message);
    return ByteBuffer.wrap(message);
  }

  /** The next reply is the one with this number; it is left at what follows. */
  ByteBuffer reply(int type, int id) throws IOException {
    ByteBuffer reply = reply();
    assertThat(reply.get() & 0xff).isEqualTo(type);
    assertThat(reply.getInt()).isEqualTo(id);
    return reply;
  }

  /** The code of the next reply, which is a status. */
  int status(int id) throws IOException {
    return reply(Wire.STATUS_REPLY, id).getInt();
  }

  /** Opens a file for reading; the handle, ready to be a field. */
  byte[] open(String path) throws IOException {
    ByteBuffer reply = reply(Wire.HANDLE_REPLY, ask(Wire.OPEN, string(path), number(1), number(0)));
    byte[] handle = new byte[reply.getInt()];
    reply.get(handle);
    return string(handle);
  }

  boolean isClosed() {
    return channel.isClosed();
  }

  /** Ends the channel in good order, without reading what is still to come. */
  @Override
  public void close() {
    channel.close(false);
  }
}
