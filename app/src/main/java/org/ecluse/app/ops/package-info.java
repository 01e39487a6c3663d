/** What operators see of a running service: health, metrics, logs. No personal data anywhere. */
@NullMarked
package org.ecluse.app.ops;

import org.jspecify.annotations.NullMarked;
