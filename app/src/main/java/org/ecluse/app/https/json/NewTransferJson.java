package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.transfer.NewTransfer;
import org.jspecify.annotations.Nullable;

/** A sender's wish for a transfer, as it came. */
@SerdeableGenerated(skip = true)
public record NewTransferJson(
    @Nullable List<@Nullable String> recipients,
    @Nullable String expires,
    @Nullable String purpose,
    @Nullable String category,
    @Nullable Long persons) {

  /** What is asked for; a recipient that is null is one that does not exist. */
  public NewTransfer wish() {
    return new NewTransfer(
        recipients == null
            ? List.of()
            : recipients.stream().map(id -> Objects.requireNonNullElse(id, "")).toList(),
        Optional.ofNullable(expires),
        Optional.ofNullable(purpose),
        Optional.ofNullable(category),
        persons == null ? OptionalLong.empty() : OptionalLong.of(persons));
  }
}
