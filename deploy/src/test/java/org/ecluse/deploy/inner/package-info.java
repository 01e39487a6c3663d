/** The inner pieces, measured alone by JMH: docs/performance.md says how. No test runs them. */
@NullMarked
package org.ecluse.deploy.inner;

import org.jspecify.annotations.NullMarked;
