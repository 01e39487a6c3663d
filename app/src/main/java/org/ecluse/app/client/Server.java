package org.ecluse.app.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a service answers.
 *
 * @param base the root of its interface, without a slash at the end
 */
public record Server(URI base) {

  private static final String BASE_PATH = "/api/v1";

  /**
   * Reads an address as a person writes it: {@code https://HOST:PORT}, with or without the base
   * path.
   *
   * @throws IllegalArgumentException with a sentence for that person
   */
  public static Server parse(String text) {
    URI uri = uri(text);
    if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("The address must look like https://HOST:PORT.");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("The address must be a host, a port and nothing else.");
    }
    String path = uri.getRawPath().replaceAll("/+$", "");
    String root = path.endsWith(BASE_PATH) ? path : path + BASE_PATH;
    return new Server(URI.create("https://" + uri.getRawAuthority() + root));
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("The address must look like https://HOST:PORT.", e);
    }
  }

  /** The address below the base whose path has these segments, each escaped whole. */
  URI at(String... segments) {
    StringBuilder path = new StringBuilder(base.toString());
    for (String segment : segments) {
      path.append('/').append(escaped(segment));
    }
    return URI.create(path.toString());
  }

  private static String escaped(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The host and port, as in a sentence. */
  String name() {
    return base.getRawAuthority();
  }
}
