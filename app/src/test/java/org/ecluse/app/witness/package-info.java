@NullMarked
package org.ecluse.app.witness;

import org.jspecify.annotations.NullMarked;
