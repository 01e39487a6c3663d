package org.ecluse.app.transfer;

import org.ecluse.policy.access.AccountId;

/** A recipient that a sender may write to. */
public record RecipientView(AccountId id, String displayName) {}
