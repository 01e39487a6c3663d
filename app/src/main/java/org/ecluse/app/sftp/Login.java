package org.ecluse.app.sftp;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.ecluse.app.pass.PassVerifier;
import org.ecluse.app.pass.SshKeyVerifier;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;

/**
 * The one way to log in: a public key, or a pass where a password is asked for.
 *
 * <p>MINA asks about a public key twice: when the client merely offers it, and again when it has
 * signed. What {@link #ask} finds is therefore only a candidate, and each question replaces the one
 * before, also by nothing. It becomes the session's grant when the transport says that the
 * authentication succeeded, which is right after the question about the credential that did. From
 * then on it never changes, and no question is answered any more. The transport itself disconnects
 * a client that changes its user name between attempts.
 *
 * <p>Every failure is the same answer. No exception leaves: one would tell the client that it was
 * not simply wrong.
 */
final class Login
    implements PublickeyAuthenticator,
        PasswordAuthenticator,
        KeyboardInteractiveAuthenticator,
        SessionListener {

  private static final AttributeKey<Grant> CANDIDATE = new AttributeKey<>();
  private static final AttributeKey<Grant> GRANT = new AttributeKey<>();

  /** The word that sshpass, lftp and expect scripts wait for. */
  private static final String PROMPT = "Password: ";

  private final SshKeyVerifier keys;
  private final PassVerifier passes;
  private final Entrance entrance;
  private final Patrol patrol;

  Login(SshKeyVerifier keys, PassVerifier passes, Entrance entrance, Patrol patrol) {
    this.keys = keys;
    this.passes = passes;
    this.entrance = entrance;
    this.patrol = patrol;
  }

  /** Whom a session belongs to; empty before the login. */
  static Optional<Grant> grant(Session session) {
    return Optional.ofNullable(session.getAttribute(GRANT));
  }

  @Override
  public boolean authenticate(String user, PublicKey key, ServerSession session) {
    return ask("publickey", user, session, id -> keys.verify(id, key));
  }

  @Override
  public boolean authenticate(String user, String password, ServerSession session) {
    return ask("password", user, session, _ -> passes.verify(password, Door.SFTP));
  }

  /** There is no password to change; a client that tries is answered like any other failure. */
  @Override
  public boolean handleClientPasswordChangeRequest(
      ServerSession session, String user, String oldPassword, String newPassword) {
    return ask("password", user, session, _ -> Optional.empty());
  }

  @Override
  public InteractiveChallenge generateChallenge(
      ServerSession session, String user, String language, String subMethods) {
    InteractiveChallenge challenge = new InteractiveChallenge();
    challenge.setInteractionName("");
    challenge.setInteractionInstruction("");
    challenge.setLanguageTag("");
    challenge.addPrompt(PROMPT, false);
    return challenge;
  }

  @Override
  public boolean authenticate(ServerSession session, String user, List<String> responses) {
    return ask(
        "keyboard-interactive",
        user,
        session,
        _ ->
            responses.size() == 1
                ? passes.verify(responses.getFirst(), Door.SFTP)
                : Optional.empty());
  }

  private boolean ask(
      String method,
      String user,
      ServerSession session,
      Function<AccountId, Optional<Grant>> verifier) {
    session.removeAttribute(CANDIDATE);
    if (session.isAuthenticated() || grant(session).isPresent()) {
      return false;
    }
    Optional<Grant> granted = verify(user, verifier);
    granted.ifPresentOrElse(
        grant -> session.setAttribute(CANDIDATE, grant),
        () -> entrance.loginFailed(session, method));
    return granted.isPresent();
  }

  private static Optional<Grant> verify(
      String user, Function<AccountId, Optional<Grant>> verifier) {
    try {
      return AccountId.parse(user)
          .flatMap(id -> verifier.apply(id).filter(grant -> isFor(grant, id)));
    } catch (RuntimeException e) {
      Faults.report("a login could not be decided", e);
      return Optional.empty();
    }
  }

  private static boolean isFor(Grant grant, AccountId user) {
    return grant.name().equals(user) && grant.opens(Door.SFTP) && grant.role() != Role.ADMIN;
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event == Event.Authenticated) {
      Grant grant = session.removeAttribute(CANDIDATE);
      if (grant == null) {
        throw new IllegalStateException("authenticated without a grant");
      }
      session.setAttribute(GRANT, grant);
      keys.used(grant);
      entrance.loggedIn(session, grant);
      // A round that came before this session had a grant did not see whom it belongs to.
      patrol.look(session);
    }
  }
}
