/**
 * Requests and answers as JSON, exactly as the contract names them. Times are RFC 3339.
 *
 * <p>{@code @SerdeableGenerated(skip = true)} is {@code @Serdeable} without the source that the
 * framework would generate for it, which does not compile without warnings.
 */
@NullMarked
package org.ecluse.app.https.json;

import org.jspecify.annotations.NullMarked;
