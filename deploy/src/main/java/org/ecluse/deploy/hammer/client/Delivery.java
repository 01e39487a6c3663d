package org.ecluse.deploy.hammer.client;

/** A delivery as clients know it from its offer. */
public record Delivery(String id, String transfer, String name, long sizeBytes) {}
