/** What an operator asks of an installation: whether its stores agree, whether it is healthy. */
@NullMarked
package org.ecluse.app.check;

import org.jspecify.annotations.NullMarked;
