/** Messages to people: what happened to their transfers, and what an admin has to look at. */
@NullMarked
package org.ecluse.app.message;

import org.jspecify.annotations.NullMarked;
