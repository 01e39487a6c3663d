/** The hammer's own tests, and a short run of it. */
@NullMarked
package org.ecluse.deploy.hammer;

import org.jspecify.annotations.NullMarked;
