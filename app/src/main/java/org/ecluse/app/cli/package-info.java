/** The command line. The only place that may write to the standard streams. */
@NullMarked
package org.ecluse.app.cli;

import org.jspecify.annotations.NullMarked;
