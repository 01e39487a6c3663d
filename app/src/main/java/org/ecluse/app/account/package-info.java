/** Accounts, their SSH keys and their passes, as the rest of the program sees them. */
@NullMarked
package org.ecluse.app.account;

import org.jspecify.annotations.NullMarked;
