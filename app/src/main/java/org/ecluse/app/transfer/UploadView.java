package org.ecluse.app.transfer;

import java.time.Instant;

/**
 * A file with an announced size, as whoever uploads it may see it.
 *
 * @param announcedBytes it is whole exactly there
 * @param discardAt when it goes with its transfer, unless that is sent before
 */
public record UploadView(FileView file, long announcedBytes, Instant discardAt) {}
