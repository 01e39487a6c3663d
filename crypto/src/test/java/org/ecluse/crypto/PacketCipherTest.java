package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets sealed in place by one engine open in place by the other, and only unchanged. */
final class PacketCipherTest {

  private static final int OFFSET = 4;

  private final Random random = new Random(5647);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 255, 4096, 32768, 65537})
  void packet_sealedByAnyEngine_opensByTheOther(int length) throws AEADBadTagException {
    for (int keyBytes : new int[] {16, 32}) {
      byte[] key = bytes(keyBytes);
      roundTrip(
          PacketCipher.keyed(Engine.bouncyCastle(), key),
          PacketCipher.keyed(Engine.jdk(), key),
          length);
      roundTrip(
          PacketCipher.keyed(Engine.jdk(), key),
          PacketCipher.keyed(Engine.bouncyCastle(), key),
          length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, OFFSET, OFFSET + 1000, OFFSET + 1000 + PacketCipher.TAG_BYTES - 1})
  void packet_changedAnywhere_isRefused(int at) {
    byte[] key = bytes(32);
    for (Engine engine : new Engine[] {Engine.jdk(), Engine.bouncyCastle()}) {
      byte[] nonce = bytes(PacketCipher.NONCE_BYTES);
      byte[] packet = bytes(OFFSET + 1000 + PacketCipher.TAG_BYTES);
      byte[] head = Arrays.copyOf(packet, OFFSET);
      PacketCipher.keyed(engine, key).seal(nonce, head, packet, OFFSET, 1000);
      packet[at] ^= 1;
      byte[] received = Arrays.copyOf(packet, OFFSET);
      PacketCipher opener = PacketCipher.keyed(engine, key);
      assertThatThrownBy(() -> opener.open(nonce, received, packet, OFFSET, 1000))
          .isInstanceOf(AEADBadTagException.class);
    }
  }

  private void roundTrip(PacketCipher sealer, PacketCipher opener, int length)
      throws AEADBadTagException {
    byte[] nonce = bytes(PacketCipher.NONCE_BYTES);
    byte[] packet = bytes(OFFSET + length + PacketCipher.TAG_BYTES);
    byte[] head = Arrays.copyOf(packet, OFFSET);
    byte[] plain = Arrays.copyOfRange(packet, 0, OFFSET + length);
    sealer.seal(nonce, head, packet, OFFSET, length);
    opener.open(nonce.clone(), head, packet, OFFSET, length);
    assertThat(Arrays.copyOf(packet, OFFSET + length)).isEqualTo(plain);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
