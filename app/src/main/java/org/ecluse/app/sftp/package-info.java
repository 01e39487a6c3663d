/**
 * The SFTP door: SSH transport by Apache MINA SSHD, the SFTP protocol by a small handler of our own
 * (see {@code docs/decisions/0002-own-sftp-handler.md}). It holds no rules: it turns requests into
 * calls of {@link org.ecluse.app.transfer.Transfers} and refusals into status codes.
 */
@NullMarked
package org.ecluse.app.sftp;

import org.jspecify.annotations.NullMarked;
