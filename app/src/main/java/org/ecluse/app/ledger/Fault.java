package org.ecluse.app.ledger;

/**
 * What is wrong with a ledger.
 *
 * @param seq the number of the first entry that is not as it should be
 * @param what is wrong with it, to end a sentence
 */
public record Fault(long seq, String what) {}
