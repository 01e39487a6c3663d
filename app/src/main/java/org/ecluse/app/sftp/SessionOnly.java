package org.ecluse.app.sftp;

import java.util.List;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * The only kind of channel: a session in which the only thing to ask for is a subsystem. Shell,
 * exec, environment, terminals, agents and X11 are refused before anything looks at them.
 */
final class SessionOnly implements ChannelFactory {

  private static final String SUBSYSTEM = "subsystem";

  @Override
  public String getName() {
    return "session";
  }

  @Override
  public Channel createChannel(Session session) {
    return new NarrowChannel();
  }

  private static final class NarrowChannel extends ChannelSession {

    NarrowChannel() {
      super(List.of(SessionOnly::filter));
    }

    @Override
    protected void configureWindow() {
      super.configureWindow();
      WindowShare.narrow(this);
    }
  }

  /** Comes before the channel's own handling; "unsupported" lets it go on to that. */
  private static RequestHandler.Result filter(
      Channel channel, String requestType, boolean wantReply, Buffer buffer) {
    return requestType.equals(SUBSYSTEM)
        ? RequestHandler.Result.Unsupported
        : RequestHandler.Result.ReplyFailure;
  }
}
