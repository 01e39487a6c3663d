/** What clients did and saw, as lines of JSON: all that the checker knows. */
@NullMarked
package org.ecluse.deploy.hammer.history;

import org.jspecify.annotations.NullMarked;
