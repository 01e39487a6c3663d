/**
 * {@code ecluse demo}: the whole path shown on a throw-away installation, with invented persons.
 *
 * <p>It drives the service from the outside only, as people do: the command line, the HTTPS client,
 * an SFTP program.
 */
@NullMarked
package org.ecluse.app.demo;

import org.jspecify.annotations.NullMarked;
