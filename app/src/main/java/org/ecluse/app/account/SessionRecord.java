package org.ecluse.app.account;

import java.time.Instant;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.SessionId;

/**
 * What is remembered of a person who is signed in: never the secret in their cookie.
 *
 * @param factor how they proved who they are
 * @param usedAt when they were last there, to about a minute
 * @param endsAt when it is over, however much it is used
 */
public record SessionRecord(
    SessionId id,
    AccountRef account,
    Factor factor,
    Instant startedAt,
    Instant usedAt,
    Instant endsAt) {}
