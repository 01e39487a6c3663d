package org.ecluse.app.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;

/** What an id on the command line names; its form alone tells. */
sealed interface Named {

  record OfTransfer(TransferId id) implements Named {}

  record OfDelivery(DeliveryId id) implements Named {}

  record OfPass(PassId id) implements Named {}

  record OfAccount(AccountId id) implements Named {}

  static Optional<Named> parse(String text) {
    return Stream.<Optional<? extends Named>>of(
            TransferId.parse(text).map(OfTransfer::new),
            DeliveryId.parse(text).map(OfDelivery::new),
            PassId.parse(text).map(OfPass::new),
            AccountId.parse(text).map(OfAccount::new))
        .<Named>flatMap(Optional::stream)
        .findFirst();
  }
}
