@NullMarked
package org.ecluse.deploy.hammer.history;

import org.jspecify.annotations.NullMarked;
