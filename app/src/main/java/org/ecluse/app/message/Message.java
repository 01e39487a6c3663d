package org.ecluse.app.message;

import java.util.Map;
import org.ecluse.policy.transfer.AccountRef;

/**
 * Something to be told to somebody.
 *
 * @param id the same whenever it is derived from the same facts; 32 hex digits
 * @param values what the text needs: ids, numbers and times, never a name of a file or a person
 */
public record Message(String id, AccountRef account, Kind kind, Map<String, String> values) {

  /** What it is about; the name of its text. */
  public enum Kind {
    /** To a recipient: something can be fetched. */
    WAITING,
    /** To a sender: it was fetched. */
    DELIVERED,
    /** To a sender: it was read too often without being taken whole. */
    SPENT,
    /** To a sender: it expired. */
    EXPIRED,
    /** To a sender: it was taken back. */
    REVOKED,
    /** To a sender: somebody began to read it and did not go on. */
    LAPSED,
    /** To a sender: it is about to expire and nobody has begun to read it. */
    UNTAKEN,
    /** To an admin: somebody has to look at it. */
    ALARM
  }
}
