/**
 * The primitives under the public classes: chunks, nonces, key derivation, the two AES-GCM engines.
 *
 * <p>Not exported. Nothing here depends on {@code org.ecluse.crypto}; the arrow points inwards
 * only.
 */
@NullMarked
package org.ecluse.crypto.internal;

import org.jspecify.annotations.NullMarked;
