/**
 * The one application service and its ports. Doors call {@link org.ecluse.app.transfer.Transfers}
 * and nothing else; stores implement {@link org.ecluse.app.transfer.Records}, {@link
 * org.ecluse.app.transfer.Vault} and {@link org.ecluse.app.transfer.Blobs}.
 */
@NullMarked
package org.ecluse.app.transfer;

import org.jspecify.annotations.NullMarked;
