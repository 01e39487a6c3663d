@NullMarked
package org.ecluse.app.message;

import org.jspecify.annotations.NullMarked;
