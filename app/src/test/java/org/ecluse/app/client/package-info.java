@NullMarked
package org.ecluse.app.client;

import org.jspecify.annotations.NullMarked;
