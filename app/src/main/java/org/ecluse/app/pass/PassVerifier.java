package org.ecluse.app.pass;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.app.account.Accounts;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.PassId;

/**
 * Turns a token into a {@link Grant}, or into nothing. Thread-safe; makes no connection, ever.
 *
 * <p>The steps, each before anything that costs or trusts more:
 *
 * <ol>
 *   <li>Shape: at most {@value CompactToken#MAX_CHARS} characters, three parts, canonical base64url
 *       ({@link CompactToken}).
 *   <li>Header: one of the few that our own keys have, letter by letter ({@link Signatures}).
 *   <li>Signature, with that key.
 *   <li>Payload: it names a pass on record, and is letter by letter what we would write for that
 *       record ({@link PassClaims}). Issuer, audience, subject, times, doors and transfers are
 *       thereby all compared at once, and duplicate, additional or differently typed members do not
 *       exist.
 *   <li>Time, revocation, account and door, going by the record ({@link PassRules}).
 * </ol>
 *
 * <p>No JSON of a stranger is parsed on this way, so there is no parser for it to disagree with. It
 * also means that neither half of the truth suffices: a stolen signing key makes no pass that is
 * not on record, and a row written into the records makes none without the key.
 *
 * <p>Every failure is the same empty answer. {@link Denial} is for metrics and never carries
 * anything of the token. Where the records cannot be read, their exception passes through: not
 * knowing is not a refusal.
 */
public final class PassVerifier {

  private final PassKeys keys;
  private final Standings standings;
  private final PassRules rules;
  private final InstantSource clock;
  private final Consumer<Denial> denials;
  private final LastUse lastUse;
  private final Accounts accounts;

  PassVerifier(
      PassKeys keys,
      Standings standings,
      PassRules rules,
      InstantSource clock,
      PassPorts ports,
      LastUse lastUse) {
    this.keys = keys;
    this.standings = standings;
    this.rules = rules;
    this.clock = clock;
    this.denials = ports.denials();
    this.accounts = ports.accounts();
    this.lastUse = lastUse;
  }

  /**
   * Verifies a token that was presented at a door.
   *
   * @return what it allows; whoever names an account beside it (an SFTP user name) must be asked to
   *     name {@link Grant#name()}
   */
  public Optional<Grant> verify(String token, Door door) {
    return switch (judge(token, door)) {
      case Verdict.Granted(Grant grant) -> Optional.of(grant);
      case Verdict.Denied(Denial reason) -> {
        denials.accept(reason);
        yield Optional.empty();
      }
    };
  }

  private Verdict judge(String token, Door door) {
    Optional<CompactToken> shaped = CompactToken.parse(token);
    if (shaped.isEmpty()) {
      return new Verdict.Denied(Denial.MALFORMED);
    }
    Instant now = clock.instant();
    Signatures signatures = keys.signatures();
    if (!signatures.knows(shaped.get().header(), now)) {
      return new Verdict.Denied(Denial.UNKNOWN_HEADER);
    }
    if (!signatures.verify(shaped.get())) {
      return new Verdict.Denied(Denial.BAD_SIGNATURE);
    }
    String payload = shaped.get().payload();
    Optional<Standings.OfPass> standing = PassClaims.id(payload).flatMap(standings::pass);
    if (standing.isEmpty()) {
      return new Verdict.Denied(Denial.UNKNOWN_PASS);
    }
    return judge(payload, signatures.ring().issuer(), standing.get(), door, now);
  }

  private Verdict judge(
      String payload, String issuer, Standings.OfPass standing, Door door, Instant now) {
    String expected = PassClaims.encode(issuer, standing.account().id(), standing.pass());
    if (!payload.equals(expected)) {
      return new Verdict.Denied(Denial.DIFFERS_FROM_RECORD);
    }
    Optional<Denial> objection = rules.objection(standing, door, now);
    if (objection.isPresent()) {
      return new Verdict.Denied(objection.get());
    }
    PassId id = standing.pass().id();
    lastUse.now(id.toString(), now, () -> accounts.used(id, now));
    return new Verdict.Granted(grant(standing));
  }

  private Grant grant(Standings.OfPass standing) {
    return new Grant(
        standing.account().ref(),
        standing.account().id(),
        standing.account().role(),
        new Identity(Identity.Kind.PASS, standing.pass().id().toString()),
        standing.pass().doors(),
        standing.pass().transfers(),
        rules.until(standing.pass()));
  }
}
