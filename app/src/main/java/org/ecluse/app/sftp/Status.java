package org.ecluse.app.sftp;

import java.util.function.Function;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.EndReason;

/**
 * An answer without content: a code and a fixed sentence, never what a client sent.
 *
 * @param code one of {@link Wire}'s status codes
 */
record Status(int code, String text) implements Answer {

  static final Status OK = new Status(Wire.OK, "done");
  static final Status EOF = new Status(Wire.EOF, "end of file");
  static final Status UNSUPPORTED = new Status(Wire.OP_UNSUPPORTED, "this is not offered here");
  static final Status NO_SUCH_FILE = new Status(Wire.NO_SUCH_FILE, "no such file");
  static final Status NO_SUCH_HANDLE = failure("no such handle");

  static Status failure(String text) {
    return new Status(Wire.FAILURE, text);
  }

  static Status denied(String text) {
    return new Status(Wire.PERMISSION_DENIED, text);
  }

  boolean isOk() {
    return code == Wire.OK;
  }

  /** The answer of an outcome: its value's, or its refusal's. */
  static <T> Answer of(Outcome<T> outcome, Function<? super T, ? extends Answer> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(Refusal refusal) -> of(refusal);
    };
  }

  /** The answer of an outcome whose value nobody asks for. */
  static Status done(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> OK;
      case Outcome.Refused<?>(Refusal refusal) -> of(refusal);
    };
  }

  /** The one place where refusals become codes of this door. */
  static Status of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated _ -> denied("you are no longer allowed in");
      case Refusal.NotFound _ -> NO_SUCH_FILE;
      case Refusal.Gone(EndReason reason) -> new Status(Wire.NO_SUCH_FILE, ended(reason));
      case Refusal.Claimed _ -> denied("another identity of this recipient began to read it");
      case Refusal.ForbiddenByPolicy(String rule) -> denied("forbidden by the rule " + rule);
      case Refusal.TooLarge(long maxBytes) ->
          failure("a file has at most " + maxBytes + " bytes here");
      case Refusal.Invalid(String _, String reason) -> failure(reason);
      case Refusal.Conflict(String reason) -> failure(reason);
      case Refusal.Busy busy ->
          failure(busy.reason().orElse("not possible now, nothing was lost; try again"));
      case Refusal.Damaged _ ->
          failure("what is stored is damaged; ask its sender to send it again");
    };
  }

  private static String ended(EndReason reason) {
    return switch (reason) {
      case DELIVERED -> "it was delivered and is gone";
      case SPENT -> "it was read too often without being taken whole and is gone";
      case EXPIRED -> "it expired and is gone";
      case REVOKED -> "its sender took it back";
    };
  }
}
