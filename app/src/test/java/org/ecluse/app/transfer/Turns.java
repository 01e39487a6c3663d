package org.ecluse.app.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Threads of which one runs at a time, from step to step. Who goes on after a step is a choice, and
 * {@link #inEveryOrder} makes every sequence of choices once.
 */
final class Turns {

  private record Choice(int taken, int of) {}

  private final List<Integer> script;
  private final List<Choice> choices = new ArrayList<>();
  private int now;

  private Turns(List<Integer> script) {
    this.script = script;
  }

  /**
   * Runs the same thing again and again, each time in another order.
   *
   * @return how many orders there are
   */
  static int inEveryOrder(Consumer<Turns> run) {
    int orders = 0;
    Optional<List<Integer>> script = Optional.of(List.of());
    while (script.isPresent()) {
      Turns turns = new Turns(script.get());
      run.accept(turns);
      script = turns.nextScript();
      orders++;
    }
    return orders;
  }

  private Optional<List<Integer>> nextScript() {
    for (int last = choices.size() - 1; last >= 0; last--) {
      Choice choice = choices.get(last);
      if (choice.taken() + 1 < choice.of()) {
        List<Integer> next =
            choices.subList(0, last).stream().map(Choice::taken).collect(Collectors.toList());
        next.add(choice.taken() + 1);
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** Runs all of them to their ends. */
  void run(List<Actor> actors) {
    actors.forEach(Actor::start);
    List<Actor> running = new ArrayList<>(actors);
    while (!running.isEmpty()) {
      Actor next = running.get(choose(running.size()));
      next.goOn(now++);
      running.removeIf(actor -> actor.done);
    }
  }

  private int choose(int of) {
    int taken = choices.size() < script.size() ? script.get(choices.size()) : 0;
    choices.add(new Choice(taken, of));
    return taken;
  }

  /** One of the threads. */
  static final class Actor {

    private final Runnable work;
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private volatile boolean done;
    private volatile @Nullable Throwable failure;
    private int first = -1;
    private int last;

    Actor(Consumer<Actor> work) {
      this.work = () -> work.accept(this);
    }

    /** The thread's own call, before whatever others can see: waits for its turn. */
    void step() {
      back.release();
      go.acquireUninterruptibly();
    }

    /** Whether it had ended before the other one began. */
    boolean wasBefore(Actor other) {
      return last < other.first;
    }

    private void start() {
      Thread.startVirtualThread(
          () -> {
            try {
              work.run();
            } catch (Throwable t) {
              failure = t;
            } finally {
              done = true;
              back.release();
            }
          });
      back.acquireUninterruptibly();
    }

    private void goOn(int time) {
      first = first < 0 ? time : first;
      last = time;
      go.release();
      back.acquireUninterruptibly();
      if (failure != null) {
        throw new AssertionError("a thread failed", failure);
      }
    }
  }
}
