/**
 * The ledger as something that can be proven: its tree of hashes (RFC 6962), signed checkpoints of
 * it (C2SP tlog-checkpoint), proofs, an export and its verification without the service. Knows no
 * store; where things lie is behind {@link org.ecluse.app.ledger.LedgerBook} and {@link
 * org.ecluse.app.ledger.Outpost}. The formats are in {@code docs/ledger.md}.
 */
@NullMarked
package org.ecluse.app.ledger;

import org.jspecify.annotations.NullMarked;
