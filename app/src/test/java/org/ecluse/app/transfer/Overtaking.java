package org.ecluse.app.transfer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.ecluse.policy.transfer.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Records that are told of one state late: between the vault's word and theirs something else
 * happens, as it would on another thread or in another process.
 */
final class Overtaking implements InvocationHandler {

  private record Plan(Predicate<Delivery> state, Runnable meanwhile) {}

  private final AtomicReference<Optional<Plan>> plan = new AtomicReference<>(Optional.empty());
  private @Nullable Records records;

  /** Stands between the service and these records. */
  Records between(Records real) {
    records = real;
    return (Records)
        Proxy.newProxyInstance(
            Records.class.getClassLoader(), new Class<?>[] {Records.class}, this);
  }

  /** Before the records next follow such a state, once, this happens. */
  void beforeTheyHearOf(Predicate<Delivery> state, Runnable meanwhile) {
    plan.set(Optional.of(new Plan(state, meanwhile)));
  }

  boolean hasHappened() {
    return plan.get().isEmpty();
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Optional<Plan> now = plan.get();
    if (method.getName().equals("follow")
        && arguments != null
        && now.isPresent()
        && arguments[0] instanceof Delivery state
        && now.get().state().test(state)) {
      plan.set(Optional.empty());
      now.get().meanwhile().run();
    }
    try {
      return method.invoke(records, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
