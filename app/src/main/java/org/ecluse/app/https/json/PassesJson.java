package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.time.Instant;
import java.util.List;
import org.ecluse.app.account.PassRecord;
import org.ecluse.policy.access.Door;
import org.jspecify.annotations.Nullable;

/** The passes that have not expired, newest first; never their tokens. */
@SerdeableGenerated(skip = true)
public record PassesJson(List<Entry> passes) {

  /**
   * One pass.
   *
   * @param account the account's reference
   * @param transfers the only ones that it reaches; absent for all of the account
   */
  @SerdeableGenerated(skip = true)
  public record Entry(
      String id,
      String account,
      List<String> doors,
      @Nullable List<String> transfers,
      String issued,
      String expires,
      @Nullable String revoked) {

    static Entry of(PassRecord pass) {
      return new Entry(
          pass.id().toString(),
          pass.account().toString(),
          pass.doors().stream().sorted().map(Door::word).toList(),
          pass.transfers()
              .map(ids -> ids.stream().map(Object::toString).sorted().toList())
              .orElse(null),
          pass.issuedAt().toString(),
          pass.expiresAt().toString(),
          pass.revokedAt().map(Instant::toString).orElse(null));
    }
  }

  public static PassesJson of(List<PassRecord> passes) {
    return new PassesJson(passes.stream().map(Entry::of).toList());
  }
}
