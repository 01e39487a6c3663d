/**
 * What every page is made of: words in two languages, the frame around each page, files that
 * browsers keep, forms and how they are protected. A page's own room is a package below this one.
 * Pages contain no rules; what people may is asked of {@link org.ecluse.app.transfer.Transfers}.
 */
@NullMarked
package org.ecluse.app.web;

import org.jspecify.annotations.NullMarked;
