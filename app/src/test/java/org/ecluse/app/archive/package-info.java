@NullMarked
package org.ecluse.app.archive;

import org.jspecify.annotations.NullMarked;
