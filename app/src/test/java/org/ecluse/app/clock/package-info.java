@NullMarked
package org.ecluse.app.clock;

import org.jspecify.annotations.NullMarked;
