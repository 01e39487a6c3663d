package org.ecluse.app.https;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.https.json.NewPassJson;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.DurationText;
import org.ecluse.policy.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/** Reads an admin's wish for a pass; what is absent gets the service's default. */
public final class PassWish {

  private PassWish() {}

  public static Outcome<PassRequest> read(NewPassJson wish) {
    return account(wish)
        .then(
            account ->
                transfers(wish)
                    .then(
                        transfers ->
                            doors(wish)
                                .then(
                                    doors ->
                                        ttl(wish)
                                            .map(
                                                ttl ->
                                                    new PassRequest(
                                                        account, transfers, doors, ttl)))));
  }

  private static Outcome<AccountId> account(NewPassJson wish) {
    return Optional.ofNullable(wish.account())
        .flatMap(AccountId::parse)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.invalid("account", "a pass needs an account")));
  }

  private static Outcome<Optional<Set<TransferId>>> transfers(NewPassJson wish) {
    List<@Nullable String> texts = wish.transfers();
    if (texts == null) {
      return Outcome.done(Optional.empty());
    }
    Set<TransferId> ids = new HashSet<>();
    for (@Nullable String text : texts) {
      Optional<TransferId> id = Optional.ofNullable(text).flatMap(TransferId::parse);
      if (id.isEmpty()) {
        return Outcome.refused(Refusal.invalid("transfers", "this is not a transfer's id"));
      }
      ids.add(id.get());
    }
    return Outcome.done(Optional.of(ids));
  }

  private static Outcome<Set<Door>> doors(NewPassJson wish) {
    List<@Nullable String> words = wish.doors();
    if (words == null) {
      return Outcome.done(EnumSet.allOf(Door.class));
    }
    Set<Door> doors = EnumSet.noneOf(Door.class);
    for (@Nullable String word : words) {
      Optional<Door> door = Optional.ofNullable(word).flatMap(Door::parse);
      if (door.isEmpty()) {
        return Outcome.refused(Refusal.invalid("doors", "a door is https or sftp"));
      }
      doors.add(door.get());
    }
    return Outcome.done(doors);
  }

  private static Outcome<Optional<Duration>> ttl(NewPassJson wish) {
    if (wish.ttl() == null) {
      return Outcome.done(Optional.empty());
    }
    Optional<Duration> ttl = DurationText.parse(wish.ttl());
    return ttl.isPresent()
        ? Outcome.done(ttl)
        : Outcome.refused(Refusal.invalid("ttl", "a lifetime is a duration such as 90m or 24h"));
  }
}
