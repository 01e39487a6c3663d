/**
 * The client of the HTTPS interface, behind {@code ecluse send} and {@code ecluse fetch}.
 *
 * <p>It knows the published contract and nothing of the service: no class of any other package of
 * this house. What it is told by a server is as untrusted as what a server is told by it.
 */
@NullMarked
package org.ecluse.app.client;

import org.jspecify.annotations.NullMarked;
