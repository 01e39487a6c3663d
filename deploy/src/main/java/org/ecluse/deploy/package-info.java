/** Tools around the service: end-to-end tests, load, bench, fsck. */
@NullMarked
package org.ecluse.deploy;

import org.jspecify.annotations.NullMarked;
