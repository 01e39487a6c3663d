package org.ecluse.app.wiring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.ecluse.app.ops.Observer;
import org.ecluse.app.transfer.Records;
import org.ecluse.policy.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Records that tell an observer which facts they have made durable. Every method of the port that
 * changes something takes its facts as a list and answers false where nothing changed; so one
 * handler serves them all, and one that is added later too.
 */
final class Observed implements InvocationHandler {

  private final Records records;
  private final Observer observer;

  private Observed(Records records, Observer observer) {
    this.records = records;
    this.observer = observer;
  }

  static Records records(Records records, Observer observer) {
    return (Records)
        Proxy.newProxyInstance(
            Records.class.getClassLoader(),
            new Class<?>[] {Records.class},
            new Observed(records, observer));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object answer;
    try {
      answer = method.invoke(records, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
    if (arguments != null && !Boolean.FALSE.equals(answer)) {
      for (Object argument : arguments) {
        tell(argument);
      }
    }
    return answer;
  }

  private void tell(Object argument) {
    if (argument instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof LedgerEvent fact) {
          observer.happened(fact);
        }
      }
    }
  }
}
