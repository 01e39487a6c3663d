package org.ecluse.app.web.take;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ecluse.app.https.SftpWay;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.take.TakeView.Standing;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;

/** Looks at deliveries for pages; every look is free. */
@Singleton
final class Deliveries {

  private final Transfers transfers;
  private final Underway underway;
  private final SftpWay sftpWay;

  Deliveries(Transfers transfers, Underway underway, SftpWay sftpWay) {
    this.transfers = transfers;
    this.underway = underway;
    this.sftpWay = sftpWay;
  }

  /** A delivery to this session's account, live or ended; not one that it sent or administers. */
  Outcome<TakeView> look(HttpRequest<?> request, WebSession session, DeliveryId id) {
    return transfers
        .look(session.caller(), id)
        .then(
            delivery ->
                delivery.recipient().equals(session.grant().name())
                    ? Outcome.done(view(request, session, delivery))
                    : Outcome.refused(Refusal.notFound()));
  }

  private TakeView view(HttpRequest<?> request, WebSession session, DeliveryView delivery) {
    Optional<Underway.Taken> taken = underway.find(session, delivery.id());
    return new TakeView(
        session,
        delivery,
        standing(session, delivery, taken.filter(Underway.Taken::isRunning).isPresent()),
        taken.map(Underway.Taken::furthestBytes).orElse(0L),
        SftpLine.of(request, sftpWay, session, delivery));
  }

  private Standing standing(WebSession session, DeliveryView delivery, boolean running) {
    if (!delivery.isLive()) {
      return Standing.ENDED;
    }
    if (running) {
      return Standing.RUNNING;
    }
    return delivery.state().equals("available") ? Standing.READY : begunBy(session, delivery);
  }

  private Standing begunBy(WebSession session, DeliveryView delivery) {
    return switch (transfers.mayRead(session.caller(), delivery.id())) {
      case Outcome.Done<Boolean>(Boolean may) -> may ? Standing.BEGUN : Standing.ELSEWHERE;
      case Outcome.Refused<Boolean> _ -> Standing.ELSEWHERE;
    };
  }
}
