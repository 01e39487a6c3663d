/**
 * The SFTP clients that people have, each as its users use it: programs as Debian packages them,
 * and the libraries that other programs are built on. What they can do with the service is the
 * table in {@code README.md}, and {@link org.ecluse.deploy.e2e.clients.ClientTableTest} is where it
 * comes from.
 */
@NullMarked
package org.ecluse.deploy.e2e.clients;

import org.jspecify.annotations.NullMarked;
