package org.ecluse.app.witness;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.NoteKey;

/**
 * Who remembers for whom.
 *
 * @param by who remembers this house's checkpoints; empty: nobody
 * @param logs keys of the houses whose checkpoints are remembered here
 */
public record WitnessSettings(Optional<By> by, List<NoteKey> logs) {

  public WitnessSettings {
    logs = List.copyOf(logs);
  }

  /**
   * A witness of this house.
   *
   * @param address what {@code /add-checkpoint} stands behind
   * @param trust certificates to believe; the Java installation's where empty
   */
  public record By(URI address, Cosigner key, Optional<Path> trust) {}
}
