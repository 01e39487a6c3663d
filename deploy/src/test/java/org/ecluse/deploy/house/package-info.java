/** The arrows of the house: who may know whom. */
@NullMarked
package org.ecluse.deploy.house;

import org.jspecify.annotations.NullMarked;
