package org.ecluse.app.https;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A publisher of at most one value, which is worked out on an executor when it is asked for. */
final class Later<T> implements Publisher<T> {

  private final Executor executor;
  private final Supplier<? extends Optional<? extends T>> work;

  Later(Executor executor, Supplier<? extends Optional<? extends T>> work) {
    this.executor = executor;
    this.work = work;
  }

  @Override
  public void subscribe(Subscriber<? super T> subscriber) {
    subscriber.onSubscribe(new Once(subscriber));
  }

  private final class Once implements Subscription {

    private final Subscriber<? super T> subscriber;
    private final AtomicBoolean over = new AtomicBoolean();

    Once(Subscriber<? super T> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      if (over.compareAndSet(false, true)) {
        executor.execute(this::answer);
      }
    }

    @Override
    public void cancel() {
      over.set(true);
    }

    private void answer() {
      Optional<? extends T> value;
      try {
        value = work.get();
      } catch (RuntimeException e) {
        subscriber.onError(e);
        return;
      }
      value.ifPresent(subscriber::onNext);
      subscriber.onComplete();
    }
  }
}
