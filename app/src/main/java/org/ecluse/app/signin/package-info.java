/**
 * How persons prove who they are, and get a session: password with code, passkey, invitation. Knows
 * no door.
 */
@NullMarked
package org.ecluse.app.signin;

import org.jspecify.annotations.NullMarked;
