package org.ecluse.app.web.take;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.ecluse.app.https.SftpWay;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.web.HostName;

/**
 * What somebody types who takes a delivery by SFTP: all of its transfer, into the directory where
 * they are. No name of a file is in it: nobody can vouch for what a shell makes of one.
 *
 * @param fingerprint what must be seen at the first connection
 */
public record SftpLine(String command, String fingerprint) {

  static Optional<SftpLine> of(
      HttpRequest<?> request, SftpWay way, WebSession session, DeliveryView delivery) {
    return HostName.of(request)
        .flatMap(here -> way.address().map(at -> line(at, here.name(), session, delivery)));
  }

  private static SftpLine line(
      SftpWay.Address at, String host, WebSession session, DeliveryView delivery) {
    return new SftpLine(
        "sftp -r -P %d %s@%s:/inbox/%s ."
            .formatted(at.port(), session.grant().name(), host, delivery.transfer()),
        at.fingerprint());
  }
}
