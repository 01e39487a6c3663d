package org.ecluse.app.https.tus;

/**
 * A file that is going to come.
 *
 * @param name as the client says it
 * @param lengthBytes where it will be whole
 */
public record Announcement(String name, long lengthBytes) {}
