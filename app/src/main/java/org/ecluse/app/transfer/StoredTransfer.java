package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Transfer;

/**
 * A transfer as the records have it. Purpose and category are encrypted at rest.
 *
 * @param persons approximate number of persons concerned, as the sender declared
 * @param files in the order of their arrival; discarded ones are left out
 */
public record StoredTransfer(
    Transfer transfer,
    Instant createdAt,
    Optional<String> purpose,
    Optional<String> category,
    OptionalLong persons,
    List<StoredFile> files) {

  public StoredTransfer {
    files = List.copyOf(files);
  }

  /** Whether an account sends it or is to take it. */
  public boolean concerns(AccountRef account) {
    return transfer.sender().equals(account) || transfer.recipients().contains(account);
  }

  /** One of its files; empty where it was taken out, or is damaged. */
  Optional<StoredFile> file(FileId id) {
    return files.stream().filter(file -> file.id().equals(id)).findFirst();
  }
}
