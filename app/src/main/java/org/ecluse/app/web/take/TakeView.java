package org.ecluse.app.web.take;

import java.util.Optional;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.DeliveryView;

/**
 * A delivery as the page of whoever may take it shows it.
 *
 * @param sentBytes how far this session's downloads ever got
 * @param sftp how to take it by SFTP instead
 */
public record TakeView(
    WebSession session,
    DeliveryView delivery,
    Standing standing,
    long sentBytes,
    Optional<SftpLine> sftp) {

  /** What whoever looks at it can do with it. */
  public enum Standing {
    /** Nobody has begun. */
    READY,
    /** It is leaving right now. */
    RUNNING,
    /** It was begun by this pass and is not whole. */
    BEGUN,
    /** It was begun by another pass or key of the recipient. */
    ELSEWHERE,
    /** Its key does not exist any more. */
    ENDED
  }

  public boolean is(Standing other) {
    return standing == other;
  }

  /** Its page. */
  public String path() {
    return "/take/" + delivery.id();
  }

  /** What is told by the delivery's state once it has ended: the key of its sentences. */
  public String ended() {
    return "error." + delivery.state();
  }

  public boolean isDelivered() {
    return delivery.state().equals("delivered");
  }

  public int percent() {
    return (int) (100 * sentBytes / Math.max(1, delivery.sizeBytes()));
  }
}
