/**
 * The hammer: many clients race and abuse deliveries over both doors of a service that is killed
 * now and then; a checker decides from their history alone whether what was promised was kept.
 */
@NullMarked
package org.ecluse.deploy.hammer;

import org.jspecify.annotations.NullMarked;
