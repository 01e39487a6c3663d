package org.ecluse.app.transfer;

import java.util.List;

/**
 * A part of what is live.
 *
 * @param total how many there are in all
 * @param isCut whether there were more than could be searched
 */
public record OverviewPage(List<OverviewRow> rows, long total, boolean isCut) {

  public OverviewPage {
    rows = List.copyOf(rows);
  }
}
