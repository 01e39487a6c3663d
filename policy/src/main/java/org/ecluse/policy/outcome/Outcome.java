package org.ecluse.policy.outcome;

import java.util.function.Function;

/**
 * What came of a request: it was done, or it was refused for a stated reason. Bugs are exceptions;
 * refusals are values, so that every door must say what it answers.
 */
public sealed interface Outcome<T> {

  /** The request was carried out and gave this value. */
  record Done<T>(T value) implements Outcome<T> {}

  /** The request was turned down and nothing changed. */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Applies a step that may itself refuse; a refusal passes through untouched. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> step) {
    return switch (this) {
      case Done<T>(T value) -> step.apply(value);
      case Refused<T>(Refusal refusal) -> refused(refusal);
    };
  }

  /** Applies a step that cannot refuse. */
  default <R> Outcome<R> map(Function<? super T, R> step) {
    return then(value -> done(step.apply(value)));
  }
}
