/** Pages for admins: everything live, and how to stop it. */
@NullMarked
package org.ecluse.app.web.admin;

import org.jspecify.annotations.NullMarked;
