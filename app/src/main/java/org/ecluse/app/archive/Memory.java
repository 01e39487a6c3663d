package org.ecluse.app.archive;

import java.time.Duration;

/**
 * How long what is over is remembered.
 *
 * @param records transfers that are over: names, purposes, hashes, who sent to whom
 * @param ledger the facts on the ledger
 * @param persons whose a disabled account was
 */
public record Memory(Duration records, Duration ledger, Duration persons) {}
