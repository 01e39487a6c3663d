/** The service in a real browser, over a line that breaks: Debian's Chromium without a window. */
@NullMarked
package org.ecluse.deploy.e2e.browser;

import org.jspecify.annotations.NullMarked;
