package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;

/** Everything live, for admins, however much it is: the records count and choose by index. */
final class Overview {

  private final Ports ports;
  private final Guard guard;
  private final Views views;

  Overview(Ports ports, Guard guard, Views views) {
    this.ports = ports;
    this.guard = guard;
    this.views = views;
  }

  Outcome<OverviewPage> page(Caller caller, OverviewFilter filter) {
    return guard
        .check(caller, Role.ADMIN)
        .map(
            _ ->
                filter
                    .text()
                    .map(text -> search(filter, text))
                    .orElseGet(
                        () ->
                            new OverviewPage(
                                rows(ports.records().liveDeliveries(filter)),
                                ports.records().countLive(filter),
                                false)));
  }

  private OverviewPage search(OverviewFilter filter, String text) {
    OverviewFilter searched = filter.searched();
    List<OverviewRow> found =
        rows(ports.records().liveDeliveries(searched)).stream()
            .filter(row -> row.mentions(text))
            .toList();
    return new OverviewPage(
        found.stream().skip(filter.skip()).limit(filter.limit()).toList(),
        found.size(),
        ports.records().countLive(searched) > OverviewFilter.MOST_SEARCHED);
  }

  /** Transfers that are not sent yet; those that may still be for longest come first. */
  Outcome<List<TransferView>> unsent(Caller caller, int limit) {
    Directory directory = new Directory(ports.accounts());
    return guard
        .check(caller, Role.ADMIN)
        .map(
            _ ->
                ports.records().unsent(limit).stream()
                    .flatMap(id -> soundTransfer(id).stream())
                    .map(stored -> views.transfer(stored, directory))
                    .toList());
  }

  Outcome<List<TransferId>> unsentIds(Caller caller) {
    return guard.check(caller, Role.ADMIN).map(_ -> ports.records().unsent(Integer.MAX_VALUE));
  }

  Outcome<List<DeliveryId>> ids(Caller caller, OverviewFilter filter) {
    return guard
        .check(caller, Role.ADMIN)
        .map(
            _ ->
                ports.records().liveDeliveries(filter).stream()
                    .map(delivery -> delivery.facts().id())
                    .toList());
  }

  private List<OverviewRow> rows(List<Delivery> deliveries) {
    Directory directory = new Directory(ports.accounts());
    Map<TransferId, Optional<StoredTransfer>> transfers = new HashMap<>();
    return deliveries.stream()
        .flatMap(
            delivery ->
                transfers.computeIfAbsent(delivery.facts().transfer(), this::soundTransfer).stream()
                    .flatMap(stored -> row(delivery, stored, directory)))
        .toList();
  }

  private Stream<OverviewRow> row(Delivery delivery, StoredTransfer stored, Directory directory) {
    return stored.file(delivery.facts().file()).stream()
        .map(
            file ->
                new OverviewRow(
                    views.delivery(delivery, file, stored.transfer(), directory),
                    stored.purpose(),
                    stored.persons(),
                    claimedAt(delivery)));
  }

  private static Optional<Instant> claimedAt(Delivery delivery) {
    return delivery instanceof Delivery.Claimed claimed
        ? Optional.of(claimed.claim().since())
        : Optional.empty();
  }

  /** One whose text is damaged is not shown here; {@code fsck} names it. */
  private Optional<StoredTransfer> soundTransfer(TransferId id) {
    try {
      return ports.records().transfer(id);
    } catch (DamagedException _) {
      return Optional.empty();
    }
  }
}
