/** What other houses ask of this one: not a part of its API, but of C2SP {@code tlog-witness}. */
@NullMarked
package org.ecluse.app.https.witness;

import org.jspecify.annotations.NullMarked;
