@NullMarked
package org.ecluse.app.https.body;

import org.jspecify.annotations.NullMarked;
