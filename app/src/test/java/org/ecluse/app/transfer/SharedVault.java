package org.ecluse.app.transfer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.account.Accounts;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.rules.Dormancy;
import org.ecluse.policy.rules.ReleaseLimits;
import org.ecluse.policy.rules.ReleaseLimits.Flow;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A vault and records of one delivery, as far as moving it needs them, shared by several processes.
 * Each call that matters to others is a step of its caller, see {@link Turns}.
 */
final class SharedVault {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final boolean recordsToo;
  private Vault.Entry entry;
  private Delivery recorded;
  private final List<LedgerEvent> ledger = new ArrayList<>();

  /**
   * @param recordsToo whether telling the records is a step as well, or comes at once
   */
  SharedVault(Delivery delivery, boolean recordsToo) {
    this.entry = new Vault.Entry(delivery, 1);
    this.recorded = delivery;
    this.recordsToo = recordsToo;
  }

  Delivery delivery() {
    return entry.delivery();
  }

  Delivery recorded() {
    return recorded;
  }

  List<LedgerEvent> ledger() {
    return ledger;
  }

  /** The ports of one process, which has one thread. */
  Ports ports(Turns.Actor actor, Rules rules, Instant now) {
    return new Ports(
        port(Records.class, (name, arguments) -> records(actor, name, arguments)),
        port(Vault.class, (name, arguments) -> vault(actor, name, arguments)),
        port(Blobs.class, SharedVault::refuse),
        port(EpochKeys.class, SharedVault::refuse),
        port(Anchors.class, SharedVault::refuse),
        port(Accounts.class, SharedVault::refuse),
        _ -> true,
        rules,
        new Safeguards(
            Dormancy.DEFAULT,
            port(DormancyMarks.class, SharedVault::refuse),
            ReleaseLimits.DEFAULT,
            port(Outflow.class, (name, arguments) -> outflow(actor, name, arguments))),
        new SoundClock(() -> now),
        RANDOM);
  }

  private interface Calls {
    @Nullable Object call(String name, Object[] arguments);
  }

  private static <T> T port(Class<T> type, Calls calls) {
    InvocationHandler handler =
        (_, method, arguments) ->
            calls.call(method.getName(), arguments == null ? new Object[0] : arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object refuse(String name, Object[] arguments) {
    throw new UnsupportedOperationException(name + " of " + arguments.length);
  }

  private @Nullable Object vault(Turns.Actor actor, String name, Object[] arguments) {
    return switch (name) {
      case "find" -> {
        actor.step();
        yield Optional.of(entry);
      }
      case "compareAndSet" -> {
        actor.step();
        yield compareAndSet((Vault.Entry) arguments[0], (Delivery) arguments[1]);
      }
      case "settledSoon" -> null;
      default -> refuse(name, arguments);
    };
  }

  private Object outflow(Turns.Actor actor, String name, Object[] arguments) {
    if (!name.equals("release")) {
      return refuse(name, arguments);
    }
    actor.step();
    Flow none = new Flow(0, 0);
    return new Outflow.Release(
        new Outflow.Count(false, none, none),
        compareAndSet((Vault.Entry) arguments[0], (Delivery) arguments[1]));
  }

  private boolean compareAndSet(Vault.Entry seen, Delivery next) {
    boolean first = entry.version() == seen.version();
    if (first) {
      entry = new Vault.Entry(next, seen.version() + 1);
    }
    return first;
  }

  @SuppressWarnings("unchecked")
  private @Nullable Object records(Turns.Actor actor, String name, Object[] arguments) {
    if (!name.equals("follow")) {
      return refuse(name, arguments);
    }
    if (recordsToo) {
      actor.step();
    }
    return follow((Delivery) arguments[0], (List<LedgerEvent>) arguments[1]);
  }

  private boolean follow(Delivery next, List<LedgerEvent> events) {
    boolean news = rank(next) > rank(recorded);
    if (news) {
      recorded = next;
      ledger.addAll(events);
    }
    return news;
  }

  /** Rises with every change that the records are told of. */
  private static int rank(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Available available -> 2 * available.reissues();
      case Delivery.Claimed claimed -> 2 * claimed.reissues() + 1;
      case Delivery.Ended _ -> Integer.MAX_VALUE;
    };
  }
}
