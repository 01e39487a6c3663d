/** What a run will do: a pure function of its seed, so that a seed repeats a run's schedule. */
@NullMarked
package org.ecluse.deploy.hammer.plan;

import org.jspecify.annotations.NullMarked;
