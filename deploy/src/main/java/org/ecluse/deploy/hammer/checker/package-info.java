/**
 * Decides from a history alone whether the service kept its promises. Pure: it knows no service, no
 * home and no clock. Each rule is one class over the {@link Story} of one delivery.
 */
@NullMarked
package org.ecluse.deploy.hammer.checker;

import org.jspecify.annotations.NullMarked;
