package org.ecluse.app.transfer;

import org.ecluse.policy.outcome.Outcome;

/** Ends uploads whose transfer is sent with them. */
final class Finishing {

  private final Ports ports;
  private final Uploads uploads;
  private final Dispatch dispatch;
  private final Ending ending;

  Finishing(Ports ports, Uploads uploads, Dispatch dispatch, Ending ending) {
    this.ports = ports;
    this.uploads = uploads;
    this.dispatch = dispatch;
    this.ending = ending;
  }

  /**
   * Where nothing of the file but the running part exists, its key never waits in the vault: file
   * and transfer are durable with one step of the vault and one of the records.
   */
  Outcome<TransferView> finishAndSend(Caller caller, IncomingFile file) {
    return uploads
        .writing(file.file())
        .filter(upload -> upload == file && upload.isInOnePart() && isAlone(file))
        .map(upload -> upload.finish((whole, key) -> dispatch.sendWhole(caller, whole, key)))
        .orElseGet(() -> file.finish().then(_ -> sendOrDrop(caller, file)));
  }

  private boolean isAlone(IncomingFile file) {
    return ports.vault().uploadKey(file.file()).isEmpty()
        && ports
            .records()
            .transfer(file.transfer())
            .filter(stored -> stored.files().size() == 1)
            .isPresent();
  }

  private Outcome<TransferView> sendOrDrop(Caller caller, IncomingFile file) {
    Outcome<TransferView> sent = dispatch.send(caller, file.transfer());
    if (sent instanceof Outcome.Refused<TransferView>) {
      ending.revoke(caller, file.transfer());
    }
    return sent;
  }
}
