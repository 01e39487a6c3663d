package org.ecluse.app.https.body;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Base64;
import java.util.HexFormat;
import org.ecluse.app.transfer.DeliveryView;

/** A delivery's content as HTTP describes it: the same for HEAD, a whole and a part. */
public final class Representation {

  private final DeliveryView delivery;

  public Representation(DeliveryView delivery) {
    this.delivery = delivery;
  }

  /** Strong: the content of a delivery never changes, and the tag is made of its hash. */
  public String etag() {
    return "\"sha256-" + delivery.sha256() + "\"";
  }

  public long sizeBytes() {
    return delivery.sizeBytes();
  }

  /** Describes the content; its length is the caller's to say. */
  public void describe(MutableHttpHeaders headers) {
    headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
    headers.set(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(delivery.name()));
    headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
    headers.set(HttpHeaders.ETAG, etag());
    headers.set("Repr-Digest", "sha-256=:" + base64(delivery.sha256()) + ":");
    headers.set("X-Content-SHA256", delivery.sha256());
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
