@NullMarked
package org.ecluse.app.https.wire;

import org.jspecify.annotations.NullMarked;
