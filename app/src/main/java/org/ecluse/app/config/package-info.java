/**
 * The configuration: {@code ecluse.yml}, environment and options become one typed {@link
 * org.ecluse.app.config.Settings}. Every key and every default stands in {@link
 * org.ecluse.app.config.Keys}.
 */
@NullMarked
package org.ecluse.app.config;

import org.jspecify.annotations.NullMarked;
