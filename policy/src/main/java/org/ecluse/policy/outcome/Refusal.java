package org.ecluse.policy.outcome;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.policy.transfer.EndReason;

/**
 * Why a request is turned down. The set is closed: a door answers each in a {@code switch} without
 * {@code default}. Texts inside are fixed sentences of this program, never what a client sent.
 */
public sealed interface Refusal {

  /** The stable code that clients see. */
  String code();

  /** No valid pass or key; the same for every cause. */
  record Unauthenticated() implements Refusal {
    @Override
    public String code() {
      return "unauthenticated";
    }
  }

  /** No such thing, or it belongs to somebody else; the two cannot be told apart. */
  record NotFound() implements Refusal {
    @Override
    public String code() {
      return "not_found";
    }
  }

  /** It existed and has ended; told only to its own sender, recipient and admins. */
  record Gone(EndReason reason) implements Refusal {
    @Override
    public String code() {
      return "gone";
    }
  }

  /** Another identity of the recipient began to read it. */
  record Claimed() implements Refusal {
    @Override
    public String code() {
      return "claimed";
    }
  }

  /**
   * A rule of the operator forbids it.
   *
   * @param rule the rule's name, as in the configuration
   */
  record ForbiddenByPolicy(String rule) implements Refusal {
    @Override
    public String code() {
      return "forbidden_by_policy";
    }
  }

  /**
   * The file is larger than allowed.
   *
   * @param maxBytes the largest size that would have been accepted
   */
  record TooLarge(long maxBytes) implements Refusal {
    @Override
    public String code() {
      return "too_large";
    }
  }

  /**
   * A part of the request makes no sense.
   *
   * @param field the part, by its name in the API
   * @param reason a fixed sentence for people
   */
  record Invalid(String field, String reason) implements Refusal {
    @Override
    public String code() {
      return "invalid";
    }
  }

  /**
   * It is well-formed but not possible in the present state.
   *
   * @param reason a fixed sentence for people
   */
  record Conflict(String reason) implements Refusal {
    @Override
    public String code() {
      return "conflict";
    }
  }

  /**
   * Not now. Nothing was lost.
   *
   * @param why where there is more to say than that the service cannot do it durably at this moment
   */
  record Busy(Duration retryAfter, Optional<Why> why) implements Refusal {

    /** What somebody has to do something about. */
    public enum Why {
      CLOSED("the doors are closed because nothing passed for long; an administrator opens them"),
      FROZEN("unusually much was fetched; an administrator has to look at it first");

      private final String sentence;

      Why(String sentence) {
        this.sentence = sentence;
      }

      /** For people and logs. */
      public String sentence() {
        return sentence;
      }
    }

    /** A fixed sentence for people. */
    public Optional<String> reason() {
      return why.map(Why::sentence);
    }

    public Busy(Duration retryAfter) {
      this(retryAfter, Optional.empty());
    }

    @Override
    public String code() {
      return "busy";
    }
  }

  /** What is stored failed its authentication; no byte of it leaves. */
  record Damaged() implements Refusal {
    @Override
    public String code() {
      return "damaged";
    }
  }

  static Refusal notFound() {
    return new NotFound();
  }

  static Refusal gone(EndReason reason) {
    return new Gone(reason);
  }

  static Refusal invalid(String field, String reason) {
    return new Invalid(field, reason);
  }

  static Refusal forbidden(String rule) {
    return new ForbiddenByPolicy(rule);
  }
}
