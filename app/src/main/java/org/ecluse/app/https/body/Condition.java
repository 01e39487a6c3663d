package org.ecluse.app.https.body;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a request's conditional headers make of an answer; RFC 9110, section 13.2.2. */
public enum Condition {
  /** Answer. */
  PROCEED,
  /** The client has it: 304. */
  NOT_MODIFIED,
  /** The client means something else: 412. */
  FAILED;

  /** Decides on {@code If-Match} and {@code If-None-Match}. */
  public static Condition of(HttpHeaders headers, String etag) {
    List<String> match = headers.getAll(HttpHeaders.IF_MATCH);
    if (!match.isEmpty() && !names(match, etag)) {
      return FAILED;
    }
    List<String> noneMatch = headers.getAll(HttpHeaders.IF_NONE_MATCH);
    if (!noneMatch.isEmpty() && names(noneMatch, etag)) {
      return NOT_MODIFIED;
    }
    return PROCEED;
  }

  /** The range that holds: {@code If-Range} with anything but our strong tag voids it. */
  public static Optional<String> range(HttpHeaders headers, String etag) {
    String ifRange = headers.get(HttpHeaders.IF_RANGE);
    boolean holds = ifRange == null || ifRange.strip().equals(etag);
    return holds ? Optional.ofNullable(headers.get(HttpHeaders.RANGE)) : Optional.empty();
  }

  private static boolean names(List<String> lists, String etag) {
    return lists.stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }
}
