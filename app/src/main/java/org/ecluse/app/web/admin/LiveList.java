package org.ecluse.app.web.admin;

import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;

/**
 * A page of one of the lists of what is live.
 *
 * @param owner an account's id, or empty for those of everybody
 * @param total how many there are on all pages
 * @param number of the page, from 1
 * @param done how many were just stopped, or empty
 */
public record LiveList(
    LiveKind kind, String owner, List<LiveThing> rows, int total, int number, String done) {

  static final int ROWS = 50;

  /** What was asked for in an address, as far as it makes sense. */
  record Wish(String owner, int number, String done) {

    static Wish of(Optional<String> owner, Optional<String> number, Optional<String> done) {
      return new Wish(
          owner.map(String::strip).filter(id -> AccountId.parse(id).isPresent()).orElse(""),
          number.filter(text -> text.matches("[1-9][0-9]{0,5}")).map(Integer::parseInt).orElse(1),
          done.filter(text -> text.matches("[0-9]{1,9}")).orElse(""));
    }
  }

  static LiveList of(LiveKind kind, Wish wish, List<LiveThing> all) {
    return new LiveList(
        kind,
        wish.owner(),
        all.stream().skip((wish.number() - 1L) * ROWS).limit(ROWS).toList(),
        all.size(),
        wish.number(),
        wish.done());
  }

  public boolean hasNext() {
    return (long) number * ROWS < total;
  }

  /** The address of another page of the same list. */
  public String at(int other) {
    return kind.path() + "?" + (owner.isEmpty() ? "" : "owner=" + owner + "&") + "page=" + other;
  }

  /** A sentence about this kind. */
  public String key(String what) {
    return "live." + kind.word() + "." + what;
  }
}
