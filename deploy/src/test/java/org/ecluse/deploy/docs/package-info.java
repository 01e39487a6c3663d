/** What the documents say of the tests is true. */
@NullMarked
package org.ecluse.deploy.docs;

import org.jspecify.annotations.NullMarked;
