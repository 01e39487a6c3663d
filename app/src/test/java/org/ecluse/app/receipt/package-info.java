@NullMarked
package org.ecluse.app.receipt;

import org.jspecify.annotations.NullMarked;
