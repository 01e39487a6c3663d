@NullMarked
package org.ecluse.app.signin;

import org.jspecify.annotations.NullMarked;
