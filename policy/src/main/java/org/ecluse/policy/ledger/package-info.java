/** The facts of the ledger, one record per fact. */
@NullMarked
package org.ecluse.policy.ledger;

import org.jspecify.annotations.NullMarked;
