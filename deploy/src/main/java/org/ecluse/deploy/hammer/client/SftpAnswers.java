package org.ecluse.deploy.hammer.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.ecluse.deploy.hammer.history.Answer;

/** What the SFTP door's refusals mean: a code, and the sentence that goes with it. */
final class SftpAnswers {

  private SftpAnswers() {}

  static Answer of(IOException failure) {
    return switch (failure) {
      case SftpException refused -> of(refused.getStatus(), String.valueOf(refused.getMessage()));
      case UnreachableException _ -> Answer.UNREACHABLE;
      case SocketTimeoutException _ -> Answer.SILENT;
      case SshException ssh
          when ssh.getDisconnectCode()
              == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
          Answer.UNAUTHENTICATED;
      default -> Answer.BROKEN;
    };
  }

  private static Answer of(int status, String text) {
    return switch (status) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE -> gone(text);
      case SftpConstants.SSH_FX_PERMISSION_DENIED -> denied(text);
      case SftpConstants.SSH_FX_FAILURE -> failed(text);
      default -> Answer.FAILED;
    };
  }

  private static Answer gone(String text) {
    if (text.contains("delivered")) {
      return Answer.DELIVERED;
    }
    if (text.contains("read too often")) {
      return Answer.SPENT;
    }
    if (text.contains("expired")) {
      return Answer.EXPIRED;
    }
    return text.contains("took it back") ? Answer.REVOKED : Answer.GONE;
  }

  private static Answer denied(String text) {
    if (text.contains("another identity")) {
      return Answer.CLAIMED;
    }
    return text.contains("no longer allowed") ? Answer.UNAUTHENTICATED : Answer.FORBIDDEN;
  }

  private static Answer failed(String text) {
    if (text.contains("try again")) {
      return Answer.BUSY;
    }
    if (text.contains("damaged")) {
      return Answer.DAMAGED;
    }
    return text.contains("another session") ? Answer.FORBIDDEN : Answer.FAILED;
  }
}
