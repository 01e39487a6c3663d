package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.sshd.server.channel.ChannelSession;
import org.ecluse.app.sftp.RequestQueue.End;
import org.ecluse.app.sftp.RequestQueue.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestQueueTest {

  private final SpareBuffers spare = new SpareBuffers();
  private final RequestQueue queue = new RequestQueue(spare);
  private final ChannelSession channel = new ChannelSession();

  private void arrive(byte... bytes) {
    assertThat(queue.data(channel, bytes, 0, bytes.length)).isZero();
  }

  @Test
  void messages_areTheSameHoweverTheyAreCut() throws Exception {
    byte[] two = {0, 0, 0, 2, 10, 11, 0, 0, 0, 1, 12};
    for (byte b : two) {
      arrive(b);
    }
    arrive(two);
    for (int i = 0; i < 2; i++) {
      assertThat(queue.take()).isEqualTo(new Message(ByteBuffer.wrap(new byte[] {10, 11})));
      assertThat(queue.take()).isEqualTo(new Message(ByteBuffer.wrap(new byte[] {12})));
    }
    assertThat(queue.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000, 32_800, SpareBuffers.MESSAGE_BYTES, 60_000})
  void aMessage_isItsOwnBytes_inRoomThatHeldAnother(int bytes) throws Exception {
    byte[] used = new byte[SpareBuffers.MESSAGE_BYTES];
    Arrays.fill(used, (byte) 7);
    spare.giveBack(used);
    byte[] message = new byte[bytes];
    message[bytes - 1] = 1;
    arrive(ByteBuffer.allocate(4).putInt(bytes).array());
    arrive(message);
    assertThat(queue.take()).isEqualTo(new Message(ByteBuffer.wrap(message)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Wire.MAX_MESSAGE_BYTES + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void anImpossibleLength_endsIt(int length) throws Exception {
    arrive(ByteBuffer.allocate(4).putInt(length).array());
    arrive((byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 9);
    assertThat(queue.take()).isEqualTo(End.NONSENSE);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aHandleIsClosing_fromTheMomentThatTheCloseArrives() throws Exception {
    assertThat(queue.isClosing(5)).isFalse();
    arrive(new byte[] {0, 0, 0, 13, 4, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 5});
    assertThat(queue.isClosing(5)).isTrue();
    assertThat(queue.isClosing(4)).isFalse();
  }

  @Test
  void whatWasNotDealtWith_isForgottenWhenTheLineGoes() throws Exception {
    arrive((byte) 0, (byte) 0, (byte) 0, (byte) 1, (byte) 9);
    queue.abandon();
    assertThat(queue.take()).isEqualTo(End.END);
  }
}
