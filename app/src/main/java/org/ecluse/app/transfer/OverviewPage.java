package org.ecluse.app.transfer;

import java.util.List;

/**
 * A part of what is live.
 *
 * @param total how many there are in all
 */
public record OverviewPage(List<OverviewRow> rows, long total) {

  public OverviewPage {
    rows = List.copyOf(rows);
  }
}
