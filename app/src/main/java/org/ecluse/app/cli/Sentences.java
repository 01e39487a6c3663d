package org.ecluse.app.cli;

import org.ecluse.app.client.ClientException;
import org.ecluse.app.config.SettingsException;
import org.ecluse.app.demo.DemoException;
import org.ecluse.app.pass.PassKeysException;
import org.ecluse.app.store.HomeException;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.app.wiring.ServiceException;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Says in one sentence why a command did not do what it was asked. */
final class Sentences {

  private Sentences() {}

  /** The value, or the refusal as a failure. */
  static <T> T expect(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new Failure(of(refusal));
    };
  }

  static String of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated _ -> "Refused: this authority has ended.";
      case Refusal.NotFound _ -> "There is no such thing here.";
      case Refusal.Gone(var reason) -> "It has ended already: " + reason.word() + ".";
      case Refusal.Claimed _ -> "Another identity of the recipient began to read it.";
      case Refusal.ForbiddenByPolicy(String rule) -> "The policy forbids it (" + rule + ").";
      case Refusal.TooLarge(long maxBytes) -> "It is larger than " + maxBytes + " bytes.";
      case Refusal.Invalid(String field, String reason) ->
          "Invalid %s: %s.".formatted(field, reason);
      case Refusal.Conflict(String reason) -> "Not possible: " + reason + ".";
      case Refusal.Busy busy ->
          busy.reason()
              .map("Not possible now: %s."::formatted)
              .orElse(
                  "Not possible at the moment; try again in "
                      + busy.retryAfter().toSeconds()
                      + " s.");
      case Refusal.Damaged _ -> "What is stored failed its authentication; nothing of it leaves.";
    };
  }

  /** One sentence for whatever went wrong; what only a developer understands names its place. */
  static String of(Throwable failure) {
    return switch (failure) {
      case Failure known -> text(known);
      case SettingsException known -> text(known);
      case HomeException known -> text(known);
      case ServiceException known -> text(known);
      case PassKeysException known -> text(known);
      case ClientException known -> text(known);
      case DemoException known -> text(known);
      case StoreException known -> "The store could not do it: " + text(known);
      default -> "Unexpected failure: " + failure.getClass().getName() + place(failure) + ".";
    };
  }

  private static String text(Throwable known) {
    String text = String.valueOf(known.getMessage());
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static String place(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("org.ecluse.")) {
        return " at " + frame.getClassName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }
}
