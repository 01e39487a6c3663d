/** Content on its way in and out: ranges, conditions, headers, uploads and downloads. */
@NullMarked
package org.ecluse.app.https.body;

import org.jspecify.annotations.NullMarked;
