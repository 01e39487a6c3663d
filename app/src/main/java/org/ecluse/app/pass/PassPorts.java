package org.ecluse.app.pass;

import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.Sessions;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.TransferId;

/**
 * What this package needs of the rest of the house.
 *
 * @param accounts the truth about accounts, keys and passes
 * @param sessions the truth about who is signed in
 * @param keys where the signing keys are kept
 * @param ledger writes a fact durably
 * @param denials hears why a token was refused; must be quick
 * @param concerns whether there is such a transfer, and an account sends it or is to take it
 * @param withdrawn runs when authority was withdrawn here, before that is answered
 */
public record PassPorts(
    Accounts accounts,
    Sessions sessions,
    PassKeyStore keys,
    Consumer<LedgerEvent> ledger,
    Consumer<Denial> denials,
    BiPredicate<TransferId, AccountRef> concerns,
    Runnable withdrawn) {

  /** Where nobody asks for passes for single transfers and nothing goes on that ends with one. */
  public PassPorts(
      Accounts accounts,
      Sessions sessions,
      PassKeyStore keys,
      Consumer<LedgerEvent> ledger,
      Consumer<Denial> denials) {
    this(accounts, sessions, keys, ledger, denials, (_, _) -> false, () -> {});
  }
}
