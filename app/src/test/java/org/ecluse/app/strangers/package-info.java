@NullMarked
package org.ecluse.app.strangers;

import org.jspecify.annotations.NullMarked;
