/** Pages for proving who one is: signing in and out, invitations, one's own sessions and keys. */
@NullMarked
package org.ecluse.app.web.signin;

import org.jspecify.annotations.NullMarked;
