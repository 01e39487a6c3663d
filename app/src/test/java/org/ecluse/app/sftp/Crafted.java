package org.ecluse.app.sftp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.sshd.client.auth.UserAuth;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Logs in with exactly these requests, one after the other, whatever is answered. */
final class Crafted implements UserAuth {

  /** One request for a login. */
  interface Request {
    void putInto(Buffer packet, ClientSession session) throws IOException;
  }

  /** The types of what was answered other than a plain no. */
  final List<Integer> answers = new ArrayList<>();

  private final Deque<Request> requests;
  private @Nullable ClientSession session;

  Crafted(List<Request> requests) {
    this.requests = new ArrayDeque<>(requests);
  }

  /** Takes the place of everything that this client can do for a login. */
  UserAuthFactory factory() {
    return new UserAuthFactory() {
      @Override
      public String getName() {
        return Crafted.this.getName();
      }

      @Override
      public UserAuth createUserAuth(ClientSession owner) {
        return Crafted.this;
      }
    };
  }

  /** A request's beginning. */
  static void head(Buffer packet, String user, String method) {
    packet.putString(user);
    packet.putString("ssh-connection");
    packet.putString(method);
  }

  static Request password(String user, String password) {
    return (packet, _) -> {
      head(packet, user, "password");
      packet.putBoolean(false);
      packet.putString(password);
    };
  }

  @Override
  public String getName() {
    return "publickey";
  }

  @Override
  public @Nullable ClientSession getClientSession() {
    return session;
  }

  @Override
  public @Nullable ClientSession getSession() {
    return session;
  }

  @Override
  public void init(ClientSession owner, String service) {
    session = owner;
  }

  @Override
  public boolean process(@Nullable Buffer answer) throws IOException {
    if (answer != null) {
      answers.add(answer.getUByte() & 0xff);
    }
    Request next = requests.poll();
    if (next == null || session == null) {
      return false;
    }
    Buffer packet = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_REQUEST);
    next.putInto(packet, session);
    session.writePacket(packet);
    return true;
  }

  @Override
  public void destroy() {}
}
