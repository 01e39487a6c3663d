/** The service under the hammer: a process of its own, its accounts, and its sudden deaths. */
@NullMarked
package org.ecluse.deploy.hammer.service;

import org.jspecify.annotations.NullMarked;
