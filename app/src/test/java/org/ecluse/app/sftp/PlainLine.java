package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.common.SshConstants;

/** A connection before any encryption, over which a test says exactly what it wants. */
final class PlainLine implements AutoCloseable {

  private static final int PADDING_BYTES = 8;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  PlainLine(DoorHouse house) throws IOException {
    this(house, "127.0.0.1");
  }

  /**
   * @param source an address of this machine to come from; all of 127.0.0.0/8 are
   */
  PlainLine(DoorHouse house, String source) throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), house.port()));
    in = new DataInputStream(socket.getInputStream());
  }

  /** Says who it is and hears who the other is. */
  PlainLine introduced() throws IOException {
    return say("SSH-2.0-test\r\n".getBytes(StandardCharsets.US_ASCII)).greeted();
  }

  /** Hears who the other is, and says nothing. */
  PlainLine greeted() throws IOException {
    int last = in.read();
    while (last >= 0 && last != '\n') {
      last = in.read();
    }
    return this;
  }

  PlainLine say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a packet as it is before the first key exchange. */
  PlainLine packet(byte[] payload) throws IOException {
    int unpadded = Integer.BYTES + 1 + payload.length;
    int padding = 2 * PADDING_BYTES - unpadded % PADDING_BYTES;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(1 + payload.length + padding);
    out.writeByte(padding);
    out.write(payload);
    out.write(new byte[padding]);
    return say(bytes.toByteArray());
  }

  /** The type of the next packet that comes unencrypted. */
  int nextType() throws IOException {
    int length = in.readInt();
    byte[] packet = new byte[length];
    in.readFully(packet);
    return packet[1] & 0xff;
  }

  /** The number that the next packet, which ends the connection, gives as its reason. */
  int disconnectReason() throws IOException {
    byte[] packet = new byte[in.readInt()];
    in.readFully(packet);
    assertThat(packet[1]).isEqualTo(SshConstants.SSH_MSG_DISCONNECT);
    return ByteBuffer.wrap(packet).getInt(2);
  }

  /** Whether the other end hangs up within a time. */
  boolean isEndedWithin(int millis) {
    try {
      socket.setSoTimeout(millis);
      while (in.read() >= 0) {
        // What it still had to say.
      }
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
