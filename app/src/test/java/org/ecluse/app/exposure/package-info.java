@NullMarked
package org.ecluse.app.exposure;

import org.jspecify.annotations.NullMarked;
