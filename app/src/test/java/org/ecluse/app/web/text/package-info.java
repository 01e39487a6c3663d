@NullMarked
package org.ecluse.app.web.text;

import org.jspecify.annotations.NullMarked;
