package org.ecluse.app.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.sshd.common.channel.WindowClosedException;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionAware;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subsystem {@code sftp} on one channel: one virtual thread that takes requests from the queue,
 * answers them and lets go of everything at the end, however it comes.
 *
 * <p>The thread is never interrupted: an interrupt in the middle of a durable write would close the
 * file under it. When the line goes, every place where it waits gives way by itself: the queue by
 * {@link RequestQueue#abandon}, the client's window and the writes on their way by being closed.
 */
final class SftpChannel implements Command, ChannelSessionAware {

  private static final Logger LOG = LoggerFactory.getLogger(SftpChannel.class);

  /**
   * Reads, or writes, that are answered together: the client has the next answer before it has used
   * up what it asked for.
   */
  private static final int MOST_TOGETHER = 8;

  private final Visit visit;
  private final Handles handles;
  private final ChannelSession channel;
  private final ReplyStream replies;
  private final Unread unread;
  private final RequestQueue requests;
  private final WindowShare window;
  private @Nullable ExitCallback exit;

  SftpChannel(
      ChannelSession channel,
      Visit visit,
      Handles handles,
      SpareBuffers spare,
      WindowShare window,
      Duration patience) {
    this.channel = channel;
    this.visit = visit;
    this.handles = handles;
    this.window = window;
    replies = new ReplyStream(channel, spare, patience);
    unread = new Unread(replies);
    requests = new RequestQueue(spare);
  }

  @Override
  public void setChannelSession(ChannelSession session) {
    session.setDataReceiver(requests);
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession session, Environment environment) {
    Thread.ofVirtual().name("sftp").start(this::run);
  }

  @Override
  public void destroy(ChannelSession session) {
    requests.abandon();
  }

  private void run() {
    replies.hold();
    try {
      converse();
    } catch (BadMessageException e) {
      LOG.info("SFTP channel closed: {}", e.getMessage());
    } catch (WindowClosedException | InterruptedException e) {
      LOG.debug("SFTP channel gone");
    } catch (IOException e) {
      LOG.debug("SFTP channel broken");
    } catch (RuntimeException e) {
      Faults.report("a channel was closed because of a fault", e);
    } finally {
      replies.letGo();
      handles.dropAll(this::lastWord);
      window.giveBack();
      if (exit != null) {
        exit.onExit(0);
      }
    }
  }

  private LastWord lastWord(int handle) {
    if (requests.isClosing(handle)) {
      return LastWord.Close.CLOSE;
    }
    return GuardedSession.hasSaidGoodbye(channel.getSession())
        ? unread.of(handle).<LastWord>map(LastWord.Goodbye::new).orElse(LastWord.Silence.SILENCE)
        : LastWord.Silence.SILENCE;
  }

  private void converse() throws BadMessageException, IOException, InterruptedException {
    Conversation conversation =
        new Conversation(visit.tree(), handles, replies, unread, requests::isClosing);
    int together = 0;
    while (true) {
      switch (requests.take()) {
        case RequestQueue.Message message -> {
          conversation.hear(message.bytes());
          requests.release(channel, message, window);
          together = requests.goesOnAs(message) ? together + 1 : MOST_TOGETHER;
          if (together >= MOST_TOGETHER) {
            together = 0;
            replies.flush();
          }
          if (requests.isEmpty()) {
            handles.told();
          }
        }
        case RequestQueue.End.END -> {
          replies.flush();
          return;
        }
        case RequestQueue.End.NONSENSE ->
            throw new BadMessageException("a message has an impossible length");
      }
    }
  }

  // The streams that MINA offers are not used: requests come through the queue, replies leave as
  // packets.

  @Override
  public void setInputStream(InputStream in) {}

  @Override
  public void setOutputStream(OutputStream out) {}

  @Override
  public void setErrorStream(OutputStream err) {}
}
