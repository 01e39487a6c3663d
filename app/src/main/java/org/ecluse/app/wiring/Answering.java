package org.ecluse.app.wiring;

import java.util.List;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.check.Inventory;
import org.ecluse.app.client.Json;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.AccountRef;

/** What a house answers for itself with. */
final class Answering {

  private final House house;

  private Answering(House house) {
    this.house = house;
  }

  static Accountability of(House house) {
    Answering answering = new Answering(house);
    return new Accountability(
        house.stores().ledger(),
        house.notary().publicKey(),
        () ->
            house.notary().anchors().stream()
                .map(each -> new Accountability.Anchor(each.name(), each.newest()))
                .toList(),
        answering::damage,
        answering::count,
        answering::frozen,
        house.witness());
  }

  private Optional<String> damage() {
    return switch (house.stores().ledger().verify()) {
      case LedgerCheck.Intact _ -> Optional.empty();
      case LedgerCheck.Broken(long seq, String what) ->
          Optional.of("Entry %d of the ledger is damaged: %s.".formatted(seq, what));
    };
  }

  private Accountability.Count count() {
    Inventory inventory = Inventory.of(house.stores(), house.clock().instant());
    return new Accountability.Count(
        inventory.at(),
        inventory.files(),
        inventory.bytes(),
        inventory.keys(),
        inventory.unverified(),
        house.passes().sign(Inventory.TYPE, Json.text(inventory.shape())));
  }

  private List<Optional<AccountId>> frozen() {
    return house.stores().outflow().frozen().stream()
        .map(recipient -> recipient.flatMap(this::named))
        .toList();
  }

  private Optional<AccountId> named(AccountRef ref) {
    return house.accounts().find(ref).map(Account::id);
  }
}
