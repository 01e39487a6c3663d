package org.ecluse.app.transfer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands between the service and its records, and keeps them from taking one kind of thing. */
final class Jammed implements InvocationHandler {

  private final Way appends = new Way("append");
  private final Way follows = new Way("follow");
  private @Nullable Records records;

  /** One method of the records, and whether it fails. */
  static final class Way {

    private final String method;
    private volatile boolean shut;

    private Way(String method) {
      this.method = method;
    }

    void takesNothing() {
      shut = true;
    }

    void takesAgain() {
      shut = false;
    }
  }

  Records between(Records real) {
    records = real;
    return (Records)
        Proxy.newProxyInstance(
            Records.class.getClassLoader(), new Class<?>[] {Records.class}, this);
  }

  /** Facts that come alone. */
  Way appends() {
    return appends;
  }

  /** What deliveries have become, with its facts. */
  Way follows() {
    return follows;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (shuts(appends, method) || shuts(follows, method)) {
      throw new StoreException("the ledger is full", new IllegalStateException());
    }
    try {
      return method.invoke(records, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static boolean shuts(Way way, Method method) {
    return way.shut && way.method.equals(method.getName());
  }
}
