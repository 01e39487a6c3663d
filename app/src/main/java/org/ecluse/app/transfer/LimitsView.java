package org.ecluse.app.transfer;

import java.time.Duration;

/**
 * What a sender should know before it begins.
 *
 * @param maxFileBytes largest file; a rule for a recipient may allow less
 * @param maxFiles most files of one transfer
 * @param maxRecipients most recipients of one transfer
 * @param standardExpiry what a transfer gets whose sender says nothing
 * @param longestExpiry the most that may be asked for
 */
public record LimitsView(
    long maxFileBytes,
    int maxFiles,
    int maxRecipients,
    Duration standardExpiry,
    Duration longestExpiry) {}
