package org.ecluse.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ecluse.app.client.Progress;

/** A bar with a rate on standard error, where somebody is there to see it. */
final class ConsoleProgress implements Progress {

  private static final int WIDTH = 100;
  private static final int REFRESH_MILLIS = 100;

  private final PrintStream err;

  private ConsoleProgress(PrintStream err) {
    this.err = err;
  }

  /** A bar if standard error is a terminal, else silence. */
  static Progress onTerminal() {
    return isTerminal() ? new ConsoleProgress(System.err) : Progress.NONE;
  }

  /** {@code System.console()} looks at the other two streams, hence the system's own link. */
  @SuppressWarnings("SystemConsoleNull") // never null since Java 22, but NullAway cannot know
  static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return Objects.requireNonNull(System.console()).isTerminal();
    }
  }

  @Override
  public Step begin(String what, long total, Unit unit) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH));
    ProgressBar bar = in(unit, builder).build();
    return new Step() {
      @Override
      public void at(long done) {
        bar.stepTo(done);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  private static ProgressBarBuilder in(Unit unit, ProgressBarBuilder builder) {
    return switch (unit) {
      case BYTES -> builder.setUnit(" MB", 1_000_000);
      case ROWS -> builder.setUnit("k rows", 1_000);
    };
  }
}
