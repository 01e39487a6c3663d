package org.ecluse.app.signin;

/**
 * A question to somebody's device, which is answered once and soon or never.
 *
 * @param id what the answer names it by
 * @param options the question, as JSON for {@code navigator.credentials}
 */
public record Ceremony(String id, String options) {}
