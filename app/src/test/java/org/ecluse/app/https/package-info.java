@NullMarked
package org.ecluse.app.https;

import org.jspecify.annotations.NullMarked;
