/** SSH public keys as OpenSSH writes them: read strictly, and written from Java's key objects. */
@NullMarked
package org.ecluse.app.pass.ssh;

import org.jspecify.annotations.NullMarked;
