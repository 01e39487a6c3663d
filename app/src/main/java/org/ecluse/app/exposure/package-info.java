/**
 * What could be read when, and who touched what, told by the ledger alone: for the day on which
 * somebody has to answer for a theft. Needs neither records nor vault.
 */
@NullMarked
package org.ecluse.app.exposure;

import org.jspecify.annotations.NullMarked;
