/**
 * The stores on one machine: two SQLite databases, blob files, key files. {@code README.md} beside
 * this tells the life of one file through them.
 */
@NullMarked
package org.ecluse.app.store;

import org.jspecify.annotations.NullMarked;
