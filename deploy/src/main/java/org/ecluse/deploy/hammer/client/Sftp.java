package org.ecluse.deploy.hammer.client;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Content;
import org.jspecify.annotations.Nullable;

/**
 * One identity's connection to the SFTP door, made anew after it was cut. Several threads may use
 * it at once, each with handles of its own; who cuts it, cuts it for all.
 */
public final class Sftp implements AutoCloseable {

  private static final int BLOCK_BYTES = 32 << 10;

  private record Line(ClientSession session, SftpClient sftp) {}

  private final SshClient ssh;
  private final int port;
  private final Identity identity;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Line line;

  public Sftp(SshClient ssh, int port, Identity identity) {
    this.ssh = ssh;
    this.port = port;
    this.identity = identity;
  }

  /** Reads from a delivery through a handle of its own and closes that, unless the wish cuts. */
  public Got read(Delivery delivery, Wish wish) {
    Got got = new Got();
    try {
      Line on = connected();
      CloseableHandle handle = on.sftp().open(path(delivery), OpenMode.Read);
      read(on.sftp(), handle, wish, got);
      if (wish.cuts()) {
        cut(on);
        return got.end(Answer.CUT);
      }
      handle.close();
      return got.bytes() < wish.lengthBytes() ? got.end(Answer.FAILED) : got.closedProperly();
    } catch (IOException e) {
      return got.end(SftpAnswers.of(e));
    }
  }

  private static void read(SftpClient sftp, CloseableHandle handle, Wish wish, Got got)
      throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    long end = Math.min(wish.lengthBytes(), wish.cutAfterBytes());
    while (got.bytes() < end) {
      int wanted = (int) Math.min(block.length, end - got.bytes());
      int count = sftp.read(handle, wish.from() + got.bytes(), block, 0, wanted);
      if (count < 0) {
        return;
      }
      got.take(block, count);
    }
  }

  /** Acknowledges by removing. */
  public Answer remove(Delivery delivery) {
    try {
      connected().sftp().remove(path(delivery));
      return Answer.OK;
    } catch (IOException e) {
      return SftpAnswers.of(e);
    }
  }

  /**
   * Sends a file from its beginning, or from where an earlier line left it.
   *
   * @param cutAfterBytes where the line is cut; the size or more for never
   */
  public Answer put(
      String path,
      Content content,
      long sizeBytes,
      long cutAfterBytes,
      boolean resumes,
      Sent sent) {
    try {
      Line on = connected();
      long start = resumes ? sizeOf(on.sftp(), path) : 0;
      OpenMode[] modes =
          start > 0
              ? new OpenMode[] {OpenMode.Write}
              : new OpenMode[] {OpenMode.Write, OpenMode.Create, OpenMode.Truncate};
      CloseableHandle handle = on.sftp().open(path, modes);
      long end = Math.min(sizeBytes, cutAfterBytes);
      write(on.sftp(), handle, content, start, end, sent);
      if (end < sizeBytes) {
        cut(on);
        return Answer.CUT;
      }
      handle.close();
      return Answer.OK;
    } catch (IOException e) {
      return SftpAnswers.of(e);
    }
  }

  private static long sizeOf(SftpClient sftp, String path) throws IOException {
    try {
      return sftp.stat(path).getSize();
    } catch (IOException e) {
      if (SftpAnswers.of(e) == Answer.GONE) {
        return 0;
      }
      throw e;
    }
  }

  private static void write(
      SftpClient sftp, CloseableHandle handle, Content content, long start, long end, Sent sent)
      throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    for (long at = start; at < end; ) {
      int count = (int) Math.min(block.length, end - at);
      content.fill(at, block, count);
      sent.bytes(at + count);
      sftp.write(handle, at, block, 0, count);
      at += count;
    }
  }

  private static String path(Delivery delivery) {
    return "/inbox/" + delivery.transfer() + "/" + delivery.name();
  }

  private Line connected() throws IOException {
    lock.lock();
    try {
      Line old = line;
      if (old != null && old.sftp().isOpen() && old.session().isOpen()) {
        return old;
      }
      Line made = connect();
      line = made;
      return made;
    } finally {
      lock.unlock();
    }
  }

  private Line connect() throws IOException {
    ClientSession session = session();
    try {
      switch (identity) {
        case Identity.Pass pass -> session.addPasswordIdentity(pass.token());
        case Identity.Key key -> session.addPublicKeyIdentity(key.pair());
      }
      session.auth().verify(SshClients.PATIENCE);
      return new Line(session, SftpClientFactory.instance().createSftpClient(session));
    } catch (IOException e) {
      session.close(true);
      throw e;
    } catch (IllegalStateException e) {
      // The library's word for a session that ended while it opened a channel there.
      session.close(true);
      throw new IOException(e);
    }
  }

  private ClientSession session() throws IOException {
    try {
      return ssh.connect(identity.account(), "127.0.0.1", port)
          .verify(SshClients.PATIENCE)
          .getSession();
    } catch (IOException e) {
      throw new UnreachableException(e);
    }
  }

  private static void cut(Line line) {
    line.session().close(true);
  }

  /** Ends the connection without a word. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (line != null) {
        cut(line);
      }
      line = null;
    } finally {
      lock.unlock();
    }
  }
}
