package org.ecluse.policy.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.Test;

class RefusalTest {

  /** Clients depend on them; see {@code docs/api.md}. */
  @Test
  void eachRefusal_hasItsStableCode() {
    List<Refusal> all =
        List.of(
            new Refusal.Unauthenticated(),
            Refusal.notFound(),
            Refusal.gone(EndReason.SPENT),
            new Refusal.Claimed(),
            Refusal.forbidden("max_reissues"),
            new Refusal.TooLarge(1),
            Refusal.invalid("name", "a file needs a name"),
            new Refusal.Conflict("not now"),
            new Refusal.Busy(Duration.ofSeconds(1)),
            new Refusal.Damaged());

    assertThat(all).hasSize(Refusal.class.getPermittedSubclasses().length);
    assertThat(all)
        .extracting(Refusal::code)
        .containsExactly(
            "unauthenticated",
            "not_found",
            "gone",
            "claimed",
            "forbidden_by_policy",
            "too_large",
            "invalid",
            "conflict",
            "busy",
            "damaged");
  }
}
