package org.ecluse.app.cli;

import com.nimbusds.jose.jwk.JWKSet;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.receipt.ReceiptKey;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ecluse ledger key}. */
@Command(
    name = "key",
    description =
        "Print the public key of the ledger's checkpoints and receipts; keep it elsewhere.",
    mixinStandardHelpOptions = true)
final class LedgerKeyCommand extends HouseCommand {

  @Option(names = "--jwks", description = "Print it as a JWK set, for receipts.")
  private boolean jwks;

  @Option(
      names = "--witness",
      description = "Print it as the houses must know it whose checkpoints are remembered here.")
  private boolean witness;

  LedgerKeyCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    NoteKey key = house.notary().publicKey();
    if (witness) {
      screen.line(new Cosigner(key).toString());
      return ok();
    }
    screen.line(jwks ? new JWKSet(ReceiptKey.of(key)).toString() : key.toString());
    return ok();
  }
}
