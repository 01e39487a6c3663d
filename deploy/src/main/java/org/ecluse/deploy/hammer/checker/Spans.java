package org.ecluse.deploy.hammer.checker;

import java.util.Comparator;
import java.util.List;

/** Ranges of a file, in any order, that may overlap. */
record Spans(List<Span> spans) {

  record Span(long from, long to) {}

  /** Whether they leave no byte of a file out. */
  boolean cover(long sizeBytes) {
    return prefixEnd() >= sizeBytes;
  }

  /** Up to where they hold everything. */
  long prefixEnd() {
    long end = 0;
    for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      if (span.from() > end) {
        return end;
      }
      end = Math.max(end, span.to());
    }
    return end;
  }
}
