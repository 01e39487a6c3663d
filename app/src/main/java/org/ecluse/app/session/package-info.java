/**
 * Who is there with a browser: the port through which the HTTPS door and its pages find the session
 * behind a cookie. It knows neither how somebody signed in nor where sessions are kept.
 */
@NullMarked
package org.ecluse.app.session;

import org.jspecify.annotations.NullMarked;
