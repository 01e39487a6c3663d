/**
 * What happens without anybody asking: the sweeper puts an end to what is over, the watch notices
 * what other processes revoked. Both know only chores, no rules.
 */
@NullMarked
package org.ecluse.app.sweep;

import org.jspecify.annotations.NullMarked;
