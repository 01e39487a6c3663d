/**
 * Receipts: what became of a transfer, signed, with the entries of the ledger that say so and the
 * proofs that they are on it. {@code docs/ledger.md} has the form.
 */
@NullMarked
package org.ecluse.app.receipt;

import org.jspecify.annotations.NullMarked;
