package org.ecluse.app.client;

/** What the service says it stored durably. */
public record ReceivedFile(String file, long sizeBytes, String sha256) {

  static ReceivedFile of(JsonObject json) throws ClientException {
    return new ReceivedFile(json.text("file"), json.number("size"), json.text("sha256"));
  }
}
