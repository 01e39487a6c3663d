package org.ecluse.app.config;

/**
 * A value as somebody wrote it.
 *
 * @param path the key, such as {@code https.port} or {@code policy.send[0].to}
 * @param text the value; a list of words is joined with commas
 * @param origin where it was written, as a message names it
 */
record Given(String path, String text, String origin) {}
