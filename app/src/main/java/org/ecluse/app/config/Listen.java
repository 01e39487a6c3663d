package org.ecluse.app.config;

/**
 * Where something listens.
 *
 * @param port 0 for a free one
 */
public record Listen(String host, int port) {}
