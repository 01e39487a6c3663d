/** The door's certificate, its private key and what TLS it speaks. */
@NullMarked
package org.ecluse.app.https.tls;

import org.jspecify.annotations.NullMarked;
