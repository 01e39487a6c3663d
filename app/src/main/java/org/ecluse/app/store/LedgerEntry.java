package org.ecluse.app.store;

import java.time.Instant;

/**
 * One entry of the ledger.
 *
 * @param seq counted from 1 without gaps
 * @param json the fact
 * @param hash lower-case hex
 */
public record LedgerEntry(long seq, Instant at, String json, String hash) {}
