package org.ecluse.app.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells the story on the terminal, step by step, with what was measured. */
final class Narrator {

  private static final String MARGIN = "      ";

  private final PrintWriter out;
  private int steps;

  Narrator(PrintWriter out) {
    this.out = out;
  }

  /** A step begins. */
  void step(String title) {
    steps++;
    out.printf(Locale.ROOT, "%n%3d.  %s%n", steps, title);
    out.flush();
  }

  /** Something that is so, on one line or several. */
  void says(String text) {
    text.lines().forEach(line -> out.println(MARGIN + line));
    out.flush();
  }

  /** A line without a margin, for copying. */
  void plain(String line) {
    out.println(line);
    out.flush();
  }

  /** {@code 289 MB in 1.2 s, 240 MB/s}. */
  static String rate(long bytes, Duration took) {
    String speed = String.format(Locale.ROOT, "%.0f MB/s", bytes / 1e6 / seconds(took));
    return "%s in %s, %s".formatted(size(bytes), time(took), speed);
  }

  /** {@code 289 MB}. */
  static String size(long bytes) {
    String format = bytes < 10_000_000 ? "%.2f MB" : "%.0f MB";
    return String.format(Locale.ROOT, format, bytes / 1e6);
  }

  /** {@code 1.2 s}. */
  static String time(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", seconds(took));
  }

  /** {@code 1,400,000}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Never zero, so that rates stay finite. */
  private static double seconds(Duration took) {
    return Math.max(1e-3, took.toNanos() / 1e9);
  }
}
