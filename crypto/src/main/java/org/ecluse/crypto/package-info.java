/** Sealing and opening files, wrapping their keys. Knows bytes and keys, no transfer. */
@NullMarked
package org.ecluse.crypto;

import org.jspecify.annotations.NullMarked;
