package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class EarlyWritesTest {

  private final EarlyWrites early = new EarlyWrites();

  @Test
  void aWrite_isFoundWhereItBegins() {
    assertThat(early.keep(100, ByteBuffer.allocate(10))).isTrue();
    assertThat(early.remove(99)).isNull();
    assertThat(early.remove(100)).isEqualTo(ByteBuffer.allocate(10));
    assertThat(early.isEmpty()).isTrue();
  }

  @Test
  void whatIsKept_isACopy() {
    ByteBuffer write = ByteBuffer.allocate(10);
    assertThat(early.keep(100, write)).isTrue();
    write.array()[3] = 1;
    assertThat(early.remove(100)).isEqualTo(ByteBuffer.allocate(10));
  }

  @Test
  void aSecondWriteAtTheSamePlace_isRefused() {
    assertThat(early.keep(100, ByteBuffer.allocate(10))).isTrue();
    assertThat(early.keep(100, ByteBuffer.allocate(20))).isFalse();
  }

  @Test
  void emptyWrites_areNotKept() {
    assertThat(early.keep(100, ByteBuffer.allocate(0))).isFalse();
  }

  @Test
  void memory_isBounded_andGivenBack() {
    int mebibyte = 1024 * 1024;
    for (int i = 1; i <= 8; i++) {
      assertThat(early.keep((long) i * mebibyte, ByteBuffer.allocate(mebibyte))).isTrue();
    }
    assertThat(early.keep(0, ByteBuffer.allocate(1))).isFalse();
    assertThat(early.remove(mebibyte)).isNotNull();
    assertThat(early.keep(0, ByteBuffer.allocate(1))).isTrue();
  }
}
