/** Who may do what: grants, actions and the one decision. */
@NullMarked
package org.ecluse.policy.access;

import org.jspecify.annotations.NullMarked;
