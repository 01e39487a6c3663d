package org.ecluse.app.web.send;

import java.util.List;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.LimitsView;
import org.ecluse.app.transfer.TransferView;

/**
 * A transfer as its sender's pages show it.
 *
 * @param origin where this site is, for links to give away
 * @param problems files that were just not taken
 */
public record FollowView(
    WebSession session,
    TransferView transfer,
    LimitsView limits,
    String origin,
    List<FileProblem> problems) {

  FollowView(WebSession session, TransferView transfer, LimitsView limits, String origin) {
    this(session, transfer, limits, origin, List.of());
  }

  FollowView with(List<FileProblem> found) {
    return new FollowView(session, transfer, limits, origin, found);
  }

  public boolean isUploading() {
    return transfer.state().equals("uploading");
  }

  public boolean isLive() {
    return transfer.deliveries().stream().anyMatch(DeliveryView::isLive);
  }

  /** Whether it may be sent: there are files, and all of them are whole. */
  public boolean isComplete() {
    return !transfer.files().isEmpty() && transfer.files().stream().allMatch(FileView::isComplete);
  }

  public String path() {
    return "/transfers/" + transfer.id();
  }

  /** Where its files arrive, resumably. */
  public String uploads() {
    return "/api/v1/transfers/" + transfer.id() + "/files";
  }

  /** What its recipient opens. */
  public String link(DeliveryView delivery) {
    return origin + "/take/" + delivery.id();
  }

  public String recipients() {
    return String.join(", ", transfer.recipients().stream().map(Object::toString).toList());
  }

  /** How a state looks: good, bad, or neither yet. */
  public static String tone(String state) {
    return switch (state) {
      case "delivered" -> "good";
      case "revoked", "expired", "spent" -> "danger";
      case "claimed", "uploading", "ended" -> "warn";
      default -> "";
    };
  }

  public List<DeliveryView> deliveries() {
    return transfer.deliveries();
  }
}
