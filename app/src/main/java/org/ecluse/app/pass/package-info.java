/** Passes, keys and the only place where a grant is made: who somebody is, and nothing else. */
@NullMarked
package org.ecluse.app.pass;

import org.jspecify.annotations.NullMarked;
