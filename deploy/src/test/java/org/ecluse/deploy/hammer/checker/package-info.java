@NullMarked
package org.ecluse.deploy.hammer.checker;

import org.jspecify.annotations.NullMarked;
