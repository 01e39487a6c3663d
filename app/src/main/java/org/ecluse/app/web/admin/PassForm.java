package org.ecluse.app.web.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecluse.app.https.json.NewPassJson;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.web.Form;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.outcome.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The form for a pass, as it was filled in.
 *
 * @param doors words of those that are ticked
 * @param transfers as they were typed
 * @param ttl as the service reads it
 * @param ttls the lifetimes to choose from
 * @param problem the field that is wrong
 */
public record PassForm(
    List<String> doors,
    String transfers,
    String ttl,
    List<Duration> ttls,
    Optional<String> problem) {

  static PassForm empty(Passes passes) {
    return new PassForm(
        Stream.of(Door.values()).map(Door::word).toList(),
        "",
        passes.standardLifetime().toString(),
        ttls(passes),
        Optional.empty());
  }

  static PassForm of(Form form, Passes passes) {
    return new PassForm(
        form.all("door"),
        form.text("transfers").orElse(""),
        form.text("ttl").orElse(passes.standardLifetime().toString()),
        ttls(passes),
        Optional.empty());
  }

  private static List<Duration> ttls(Passes passes) {
    Duration longest = passes.longestLifetime();
    return new TreeSet<>(
            List.of(Duration.ofHours(1), passes.standardLifetime(), Duration.ofDays(3), longest))
        .stream().filter(ttl -> ttl.compareTo(longest) <= 0).toList();
  }

  /** The same, refused; only what can be wrong with a form is tied to a field. */
  Optional<PassForm> refused(Refusal refusal) {
    Optional<String> field =
        switch (refusal) {
          case Refusal.Invalid(String name, String _) ->
              Optional.of(name).filter(List.of("doors", "transfers", "ttl")::contains);
          case Refusal.ForbiddenByPolicy _ -> Optional.of("ttl");
          case Refusal.Unauthenticated _,
              Refusal.NotFound _,
              Refusal.Gone _,
              Refusal.Claimed _,
              Refusal.TooLarge _,
              Refusal.Conflict _,
              Refusal.Busy _,
              Refusal.Damaged _ ->
              Optional.empty();
        };
    return field.map(name -> new PassForm(doors, transfers, ttl, ttls, Optional.of(name)));
  }

  NewPassJson wish(AccountId account) {
    List<@Nullable String> named = new ArrayList<>();
    Stream.of(transfers.split("[\\s,;]+")).filter(text -> !text.isEmpty()).forEach(named::add);
    List<@Nullable String> opened = new ArrayList<>();
    opened.addAll(doors);
    return new NewPassJson(account.value(), named.isEmpty() ? null : named, opened, ttl);
  }

  public boolean isWrong(String field) {
    return problem.filter(field::equals).isPresent();
  }

  public boolean opens(Door door) {
    return doors.contains(door.word());
  }

  public boolean isChosen(Duration lifetime) {
    return ttl.equals(lifetime.toString());
  }
}
