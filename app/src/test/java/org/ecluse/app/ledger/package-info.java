@NullMarked
package org.ecluse.app.ledger;

import org.jspecify.annotations.NullMarked;
