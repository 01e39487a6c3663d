package org.ecluse.app.https.wire;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Describes failures for the log without their messages, which may repeat what a client sent. */
public final class StackTraces {

  private static final int FRAMES = 24;

  private StackTraces() {}

  /** Types of the failure and its causes, and where it came from. */
  public static String withoutMessages(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.getClass().getName());
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      text.append(" caused by ").append(at.getClass().getName());
    }
    return text.append(
            Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining()))
        .toString();
  }
}
