/** Clients of both doors that can be stopped at any byte and count what they really got. */
@NullMarked
package org.ecluse.deploy.hammer.client;

import org.jspecify.annotations.NullMarked;
