@NullMarked
package org.ecluse.deploy.hammer.plan;

import org.jspecify.annotations.NullMarked;
