package org.ecluse.app.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Range;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of one channel, one after the other and in their order, on the one thread
 * that calls it.
 */
final class Conversation {

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** What clients read at a time; few ask for more. */
  private static final int USUAL_BYTES = 32 * 1024;

  private final Tree tree;
  private final Handles handles;
  private final AnswerWriter writer;
  private final IntPredicate closing;
  private final Unread unread;
  private boolean begun;

  /** Room for what is read. Only while a handle is open: most sessions wait most of the time. */
  private @Nullable ByteBuffer content;

  /**
   * A conversation about one tree.
   *
   * @param closing whether a request to close this handle has arrived already
   */
  Conversation(Tree tree, Handles handles, Replies replies, Unread unread, IntPredicate closing) {
    this.tree = tree;
    this.handles = handles;
    this.closing = closing;
    this.unread = unread;
    writer = new AnswerWriter(replies);
  }

  /** Deals with one message. */
  void hear(ByteBuffer message) throws BadMessageException, IOException, InterruptedException {
    Request request = RequestReader.read(message);
    if (request instanceof Request.Init == begun) {
      throw new BadMessageException("a conversation begins with INIT, once");
    }
    if (request instanceof Request.Init) {
      begun = true;
      writer.version();
      return;
    }
    reply(request.id(), answer(request));
  }

  private void reply(int id, Answer answer) throws IOException, InterruptedException {
    if (answer instanceof Answer.Opened(Handle handle)) {
      writer.handle(id, handles.add(handle));
    } else {
      writer.write(id, answer);
    }
  }

  private Answer answer(Request request) {
    try {
      return decide(request);
    } catch (StoreException e) {
      Faults.report("a store did not do what it was asked", e);
      return Status.of(new Refusal.Busy(RETRY));
    }
  }

  private Answer decide(Request request) {
    return switch (request) {
      case Request.Init _, Request.Unsupported _ -> Status.UNSUPPORTED;
      case Request.AskLimits _ -> new Answer.Limits(handles.limit());
      case Request.RealPath(int _, var path) -> at(path, Answer.Place::new);
      case Request.Stat(int _, var path) -> at(path, p -> Status.of(tree.stat(p), a -> a));
      case Request.SetStat(int _, var path) -> at(path, tree::setAttributes);
      case Request.Open(int _, var path, OpenFlags flags) ->
          opening(() -> handles.opening(() -> at(path, p -> tree.open(p, flags))));
      case Request.OpenDirectory(int _, var path) -> opening(() -> at(path, tree::openDirectory));
      case Request.Remove(int _, var path) -> at(path, tree::remove);
      case Request.MakeDirectory(int _, var path) -> at(path, tree::makeDirectory);
      case Request.RemoveDirectory(int _, var path) -> at(path, tree::removeDirectory);
      case Request.Rename(int _, var from, var to) -> at(from, f -> at(to, t -> tree.rename(f, t)));
      case Request.Read(int _, int handle, long offset, int length) ->
          closing.test(handle)
              ? Status.failure("it is being closed")
              : on(handle, h -> read(handle, h, offset, length));
      case Request.Write(int _, int handle, long offset, ByteBuffer bytes) ->
          on(handle, h -> h.write(offset, bytes));
      case Request.ReadDirectory(int _, int handle) -> on(handle, Handle::names);
      case Request.HandleStat(int _, int handle) -> on(handle, Handle::attributes);
      case Request.SetHandleStat(int _, int handle) -> on(handle, _ -> Status.OK);
      case Request.Close(int _, int handle) -> close(handle);
    };
  }

  private static Answer at(
      Outcome<VirtualPath> path, Function<? super VirtualPath, ? extends Answer> step) {
    return Status.of(path, step);
  }

  private Answer on(int number, Function<? super Handle, ? extends Answer> step) {
    return handles.find(number).<Answer>map(step).orElse(Status.NO_SUCH_HANDLE);
  }

  private Answer opening(Supplier<Answer> open) {
    return handles.mayOpen() ? open.get() : Status.failure("nothing more can be opened now");
  }

  private Answer close(int number) {
    Status status = handles.close(number);
    if (handles.isEmpty()) {
      content = null;
    }
    return status;
  }

  private Answer read(int number, Handle handle, long offset, int length) {
    ByteBuffer room = content;
    if (room == null || room.capacity() < length) {
      room = ByteBuffer.allocate(Math.max(length, USUAL_BYTES));
      content = room;
    }
    Answer answer = handle.read(offset, room.clear().limit(length));
    if (answer instanceof Answer.Data(ByteBuffer bytes)) {
      unread.answering(number, new Range(offset, offset + bytes.remaining()));
    }
    return answer;
  }
}
