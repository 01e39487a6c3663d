@NullMarked
package org.ecluse.app.demo;

import org.jspecify.annotations.NullMarked;
