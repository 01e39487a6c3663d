package org.ecluse.app.client;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content on its way.
 *
 * @param from where in the file its first byte stands
 * @param etag the validator with which the rest can be asked for
 */
record Content(InputStream bytes, long from, Optional<String> etag) {

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/.*");

  /** Reads where the answer begins: a service may send everything where a part was asked for. */
  static Content of(HttpResponse<InputStream> response) throws ClientException {
    return new Content(response.body(), start(response), response.headers().firstValue("ETag"));
  }

  private static long start(HttpResponse<?> response) throws ClientException {
    if (response.statusCode() != 206) {
      return 0;
    }
    String range = response.headers().firstValue("Content-Range").orElse("");
    Matcher matcher = CONTENT_RANGE.matcher(range);
    if (!matcher.matches()) {
      throw new ClientException("The service sent a part without saying which.");
    }
    return Long.parseLong(matcher.group(1));
  }
}
