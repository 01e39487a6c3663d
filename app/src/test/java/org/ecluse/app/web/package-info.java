@NullMarked
package org.ecluse.app.web;

import org.jspecify.annotations.NullMarked;
