/**
 * Whether an operation costs the same in a home of hundreds and of millions: docs/performance.md.
 */
@NullMarked
package org.ecluse.deploy.growth;

import org.jspecify.annotations.NullMarked;
