package org.ecluse.app.web.take;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.https.SftpWay;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.DeliveryView;

/**
 * What somebody types who takes a delivery by SFTP. No name of a file is in it: nobody can vouch
 * for what a shell makes of one.
 *
 * @param connect the command that connects
 * @param get what is typed then
 * @param fingerprint what must be seen at the first connection
 */
public record SftpLine(String connect, String get, String fingerprint) {

  /** The host that somebody asked for: letters, digits, dots and dashes, or an IPv6 address. */
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?");

  static Optional<SftpLine> of(
      HttpRequest<?> request, SftpWay way, WebSession session, DeliveryView delivery) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    Matcher found = HOST.matcher(host == null ? "" : host);
    return found.matches()
        ? way.address().map(at -> line(at, found.group(1), session, delivery))
        : Optional.empty();
  }

  private static SftpLine line(
      SftpWay.Address at, String host, WebSession session, DeliveryView delivery) {
    return new SftpLine(
        "sftp -P %d %s@%s".formatted(at.port(), session.grant().name(), host),
        "get -r /inbox/%s".formatted(delivery.transfer()),
        at.fingerprint());
  }
}
