package org.ecluse.app.config;

/**
 * Where a door listens.
 *
 * @param port 0 for a free one
 */
public record Listen(String host, int port) {}
