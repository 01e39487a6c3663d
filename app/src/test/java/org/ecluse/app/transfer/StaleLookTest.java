package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at what runs stops nobody because of a state that is older than his beginning. */
class StaleLookTest {

  @TempDir Path folder;
  private final AtomicReference<Optional<Runnable>> afterTheNextLook =
      new AtomicReference<>(Optional.empty());
  private TestHouse house;
  private DeliveryView delivery;

  @BeforeEach
  void open() {
    house =
        new TestHouse(
            folder.resolve("home"),
            new MovableClock(TestHouse.START),
            Rules.DEFAULT,
            UnaryOperator.identity(),
            this::between);
    delivery = house.send(content(3_000_000, 1));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aReaderThatBegins_whileOthersAreLookedAt_goesOn() {
    OutgoingFile reader = take("key-1");
    afterTheNextLook.set(Optional.of(() -> read(reader, 0, 1_000)));

    house.transfers.recheck();

    assertThat(afterTheNextLook).hasValue(Optional.empty());
    assertThat(read(reader, 1_000, 1_000)).hasSize(1_000);
  }

  @Test
  void aReaderThatBeginsAnew_whileTheReissueIsStillStoppingOthers_goesOn() {
    OutgoingFile old = take("key-1");
    OutgoingFile next = take("key-2");
    read(old, 0, 1_000);

    done(house.transfers.reissue(house.sender(), delivery.id()));

    assertThat(refused(old.read(1_000, ByteBuffer.allocate(10)))).isEqualTo(new Refusal.Claimed());
    assertThat(read(next, 0, 1_000)).hasSize(1_000);
    house.transfers.recheck();
    assertThat(read(next, 1_000, 1_000)).hasSize(1_000);
  }

  private OutgoingFile take(String credential) {
    return done(house.transfers.take(house.recipient(credential), delivery.id()));
  }

  /** A vault after whose next answer, once, something happens before the service gets it. */
  private Vault between(Vault real) {
    return (Vault)
        Proxy.newProxyInstance(
            Vault.class.getClassLoader(),
            new Class<?>[] {Vault.class},
            (_, method, arguments) -> {
              try {
                Object answer = method.invoke(real, arguments);
                if (method.getName().equals("find")) {
                  afterTheNextLook.getAndSet(Optional.empty()).ifPresent(Runnable::run);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
