@NullMarked
package org.ecluse.app.https.tls;

import org.jspecify.annotations.NullMarked;
