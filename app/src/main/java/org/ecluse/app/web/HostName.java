package org.ecluse.app.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a visitor calls this site, fit to be shown in a command: letters, digits, dots and dashes,
 * or an IPv6 address.
 *
 * @param name without a port
 * @param authority with the port, if there was one
 */
public record HostName(String name, String authority) {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?");

  public static Optional<HostName> of(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    Matcher found = HOST.matcher(host == null ? "" : host);
    return found.matches()
        ? Optional.of(new HostName(found.group(1), found.group()))
        : Optional.empty();
  }
}
