package org.ecluse.app.client;

/**
 * A delivery that waits for this recipient.
 *
 * @param name what the sender called it: text from a stranger, see {@link LocalName}
 * @param sizeBytes of the whole file
 * @param sha256 lower-case hex
 * @param expires an instant in RFC 3339
 */
public record InboxEntry(
    String id,
    String transfer,
    String sender,
    String name,
    long sizeBytes,
    String sha256,
    String expires,
    String state) {

  /** The name as it may reach a terminal. */
  public String printableName() {
    return Problem.printable(name);
  }

  static InboxEntry of(JsonObject json) throws ClientException {
    return new InboxEntry(
        LocalName.id(json.text("id")),
        json.text("transfer"),
        json.text("sender"),
        json.text("name"),
        json.number("size"),
        json.text("sha256"),
        json.text("expires"),
        json.text("state"));
  }
}
