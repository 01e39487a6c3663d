package org.ecluse.policy.access;

import java.time.Instant;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * The one decision about authority. What is not expressly allowed is refused, and a refusal does
 * not tell whether the thing exists.
 */
public final class Access {

  private Access() {}

  /**
   * Decides about a transfer or delivery that exists.
   *
   * @param door where the request came in; the console counts as {@link Door#HTTPS}
   */
  public static Outcome<Allowed> decide(
      Grant grant, Door door, Action action, Subject subject, Instant now) {
    if (grant.isOver(now) || !grant.opens(door)) {
      return Outcome.refused(new Refusal.Unauthenticated());
    }
    if (!grant.reaches(subject.transfer()) || !owns(grant, subject)) {
      return Outcome.refused(Refusal.notFound());
    }
    boolean allowed =
        switch (grant.role()) {
          case ADMIN ->
              switch (action) {
                case LOOK, REVOKE, REISSUE -> true;
                case READ, ACKNOWLEDGE, SEND -> false;
              };
          case SENDER ->
              switch (action) {
                case LOOK, SEND, REVOKE, REISSUE -> true;
                case READ, ACKNOWLEDGE -> false;
              };
          case RECIPIENT ->
              switch (action) {
                case LOOK, READ, ACKNOWLEDGE -> true;
                case SEND, REVOKE, REISSUE -> false;
              };
        };
    return allowed ? Allowed.yes() : Outcome.refused(Refusal.notFound());
  }

  /** Decides about something that is not of one transfer: lists, new transfers, accounts. */
  public static Outcome<Allowed> decide(Grant grant, Door door, Role needed, Instant now) {
    if (grant.isOver(now) || !grant.opens(door)) {
      return Outcome.refused(new Refusal.Unauthenticated());
    }
    return grant.role() == needed ? Allowed.yes() : Outcome.refused(Refusal.notFound());
  }

  private static boolean owns(Grant grant, Subject subject) {
    return switch (grant.role()) {
      case ADMIN -> true;
      case SENDER -> subject.sender().equals(grant.account());
      case RECIPIENT -> subject.recipients().contains(grant.account());
    };
  }
}
