/** The two ways every request ends: done or refused. */
@NullMarked
package org.ecluse.policy.outcome;

import org.jspecify.annotations.NullMarked;
