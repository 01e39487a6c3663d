@NullMarked
package org.ecluse.app.sftp;

import org.jspecify.annotations.NullMarked;
