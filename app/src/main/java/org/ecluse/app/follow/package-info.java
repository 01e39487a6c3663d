/**
 * Whoever wants to hear of every fact follows the ledger from where it was left, and remembers how
 * far it came: what is down for a night misses nothing, and what is killed begins where it was.
 */
@NullMarked
package org.ecluse.app.follow;

import org.jspecify.annotations.NullMarked;
