@NullMarked
package org.ecluse.app.watch;

import org.jspecify.annotations.NullMarked;
