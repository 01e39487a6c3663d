@NullMarked
package org.ecluse.app.siem;

import org.jspecify.annotations.NullMarked;
