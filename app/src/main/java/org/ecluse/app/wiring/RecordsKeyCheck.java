package org.ecluse.app.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.crypto.CryptoException;

/**
 * Refuses a home whose records were written under another key. Nothing can be sent without
 * accounts, so a home whose accounts open has the right key; and nothing is written under a wrong
 * one, which would leave records of which no key opens all.
 */
final class RecordsKeyCheck {

  private RecordsKeyCheck() {}

  static void pass(Path home, Accounts accounts) {
    try {
      var _ = accounts.all();
    } catch (StoreException e) {
      if (cause(e).isEmpty()) {
        throw e;
      }
      throw new ServiceException(
          "The key %s does not open the records beside it: one of the two is of another home."
              .formatted(home.resolve("vault/records.key")),
          e);
    }
  }

  private static Optional<CryptoException> cause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CryptoException crypto) {
        return Optional.of(crypto);
      }
    }
    return Optional.empty();
  }
}
