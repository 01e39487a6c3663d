package org.ecluse.app.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, where somebody can see it; otherwise nothing. */
final class Progress implements AutoCloseable {

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar of that many steps, if standard error is a terminal. */
  static Progress of(String task, long steps) {
    boolean seen = System.console() != null && System.console().isTerminal();
    return new Progress(
        seen
            ? new ProgressBarBuilder().setTaskName(task).setInitialMax(steps).clearDisplayOnFinish().build()
            : null);
  }

  /** The next step begins. */
  void step(String what) {
    if (bar != null) {
      bar.setExtraMessage(what).step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
