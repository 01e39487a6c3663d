package org.ecluse.app.sftp;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.kex.extension.KexExtensions;

/**
 * Which SSH messages a client may send, and when. A message outside its time is never given to what
 * would handle it: that a channel cannot be opened before a login does not depend on how each
 * handler behaves.
 */
final class Phases {

  private static final int FIRST_KEX = SshConstants.SSH_MSG_KEX_FIRST;
  private static final int LAST_KEX = SshConstants.SSH_MSG_KEX_LAST;

  /** RFC 4250: 80 to 127 are the connection protocol's, and numbers above are nobody's. */
  private static final int FIRST_OF_CONNECTION = 80;

  private Phases() {}

  static boolean mayBeSent(int message, boolean loggedIn) {
    return switch (message) {
      case SshConstants.SSH_MSG_DISCONNECT,
          SshConstants.SSH_MSG_IGNORE,
          SshConstants.SSH_MSG_UNIMPLEMENTED,
          SshConstants.SSH_MSG_DEBUG,
          KexExtensions.SSH_MSG_EXT_INFO,
          SshConstants.SSH_MSG_KEXINIT,
          SshConstants.SSH_MSG_NEWKEYS ->
          true;
      case SshConstants.SSH_MSG_SERVICE_REQUEST, SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE ->
          !loggedIn;
      // Behind a login that succeeded, RFC 4252 wants further requests to be ignored.
      case SshConstants.SSH_MSG_USERAUTH_REQUEST -> true;
      default ->
          (message >= FIRST_KEX && message <= LAST_KEX)
              || (loggedIn && message >= FIRST_OF_CONNECTION);
    };
  }
}
