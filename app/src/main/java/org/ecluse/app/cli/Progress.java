package org.ecluse.app.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar of counted steps on standard error, where somebody can see it; otherwise nothing. */
final class Progress implements AutoCloseable {

  private static final int WIDTH = 80;

  private final @Nullable ProgressBar bar;
  private long done;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar of that many steps, if standard error is a terminal. */
  static Progress of(String task, long steps) {
    return new Progress(ConsoleProgress.isTerminal() ? bar(task, steps) : null);
  }

  private static ProgressBar bar(String task, long steps) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
        .build();
  }

  /** One more step is done. */
  void step() {
    done++;
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
