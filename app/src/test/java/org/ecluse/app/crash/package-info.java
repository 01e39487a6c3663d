/**
 * Machines that die and disks that fail, at every durable step: a story that passes each of them is
 * told once, an image of the disk is taken at every fail point, and each image is opened again.
 */
@NullMarked
package org.ecluse.app.crash;

import org.jspecify.annotations.NullMarked;
