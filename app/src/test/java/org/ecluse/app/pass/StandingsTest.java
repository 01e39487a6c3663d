package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.PassRecord;
import org.junit.jupiter.api.Test;

class StandingsTest {

  private final PassHouse house = new PassHouse();

  @Test
  void recordReadJustBeforeARevocation_isNotRememberedAfterIt() {
    PassRecord pass = house.issue().pass();
    AtomicReference<Runnable> afterTheRead = new AtomicReference<>(() -> {});
    Standings standings =
        new Standings(slow(house.accounts, afterTheRead), house.sessions, Ticker.systemTicker());
    afterTheRead.set(
        () -> {
          afterTheRead.set(() -> {});
          house.accounts.revokePass(pass.id(), house.now());
          standings.invalidate();
        });
    // This read began before the revocation and may still see the pass as good ...
    assertThat(standings.pass(pass.id()).orElseThrow().pass().revokedAt()).isEmpty();
    // ... but whoever asks after the invalidation must not.
    assertThat(standings.pass(pass.id()).orElseThrow().pass().revokedAt()).isPresent();
  }

  /** The records, with something happening between the end of a read and its use. */
  private static Accounts slow(Accounts accounts, AtomicReference<Runnable> afterTheRead) {
    return (Accounts)
        Proxy.newProxyInstance(
            Accounts.class.getClassLoader(),
            new Class<?>[] {Accounts.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(accounts, arguments);
              if (method.getName().equals("pass")) {
                afterTheRead.get().run();
              }
              return answer;
            });
  }
}
