/** Words, numbers and times as people read them, in the two languages of the pages. */
@NullMarked
package org.ecluse.app.web.text;

import org.jspecify.annotations.NullMarked;
