package org.ecluse.crypto;

/** What an adversary has made of a sealed message, and how he calls it. */
record Tampering(String name, @SuppressWarnings("ArrayRecordComponent") byte[] sealed) {}
