package org.ecluse.app.account;

import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.AccountRef;

/**
 * Somebody who may come in.
 *
 * @param ref stands for the account wherever its name must not be written
 * @param id the chosen name, also the SFTP user name
 * @param displayName what people read; the id where none was given
 * @param enabled whether it may do anything at all
 */
public record Account(
    AccountRef ref, AccountId id, Role role, String displayName, boolean enabled) {}
