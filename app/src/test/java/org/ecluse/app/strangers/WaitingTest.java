package org.ecluse.app.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private final Waiting<String> waiting = new Waiting<>(6, 3);
  private final List<String> out = new ArrayList<>();

  private void come(int source, String... sessions) throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) source});
    for (String session : sessions) {
      waiting.add(session, address).ifPresent(out::add);
    }
  }

  @Test
  void asLongAsThereIsRoom_nobodyGoes() throws Exception {
    come(1, "a", "b", "c");
    come(2, "d", "e", "f");
    assertThat(out).isEmpty();
  }

  @Test
  void anAddressWithTooMany_losesItsOldest() throws Exception {
    come(1, "a", "b", "c", "d", "e");
    come(2, "f");
    assertThat(out).containsExactly("a", "b");
  }

  @Test
  void whereThereAreTooMany_theAddressWithMost_losesItsOldest() throws Exception {
    come(1, "a");
    come(2, "b", "c", "d");
    come(3, "e", "f");
    come(4, "g");
    assertThat(out).containsExactly("b");
  }

  /** As in a flood from more addresses than there is room for. */
  @Test
  void whereEveryAddressHasOne_theOldestGoes() throws Exception {
    for (int source = 1; source <= 9; source++) {
      come(source, "s" + source);
    }
    assertThat(out).containsExactly("s1", "s2", "s3");
  }

  @Test
  void whoHasLoggedIn_isNotThereAnyMore() throws Exception {
    come(1, "a", "b", "c");
    assertThat(waiting.remove("a")).isTrue();
    assertThat(waiting.remove("a")).isFalse();
    come(1, "d");
    assertThat(out).isEmpty();
  }
}
