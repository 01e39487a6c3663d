/**
 * The whole path with the programs that people have: the service as a process of its own, its
 * command line, and OpenSSH, lftp, rclone, PuTTY and curl as its clients.
 */
@NullMarked
package org.ecluse.deploy.e2e;

import org.jspecify.annotations.NullMarked;
