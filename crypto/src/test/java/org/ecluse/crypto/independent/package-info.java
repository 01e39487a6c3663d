/**
 * A second reader of the formats, written from {@code docs/format.md} with nothing but the JDK.
 *
 * <p>It shares no code with the first one, so that a mistake would have to be made twice.
 */
@NullMarked
package org.ecluse.crypto.independent;

import org.jspecify.annotations.NullMarked;
