package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.policy.outcome.Outcome;

/** What a client was answered, read as a client reads it. */
final class Answers implements Replies {

  /** One reply: its type, the number that it repeats, and the rest. */
  record Reply(int type, int id, ByteBuffer rest) {}

  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

  @Override
  public void write(byte[] bytes, int offset, int count) {
    stream.write(bytes, offset, count);
  }

  @Override
  public long writtenBytes() {
    return stream.size();
  }

  @Override
  public long takenBytes() {
    return stream.size();
  }

  private List<Reply> replies() {
    List<Reply> replies = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(stream.toByteArray());
    while (all.hasRemaining()) {
      int length = all.getInt();
      ByteBuffer message = all.slice(all.position(), length);
      all.position(all.position() + length);
      replies.add(new Reply(message.get() & 0xff, message.getInt(), message.slice()));
    }
    return replies;
  }

  /** Each request has one reply, in its turn, of a type that it may have. */
  void fit(List<Request> requests) {
    List<Reply> replies = replies();
    assertThat(replies).hasSameSizeAs(requests);
    assertThat(replies.getFirst().type()).isEqualTo(Wire.VERSION_REPLY);
    for (int i = 1; i < requests.size(); i++) {
      assertThat(replies.get(i).id()).isEqualTo(requests.get(i).id());
      assertThat(replies.get(i).type()).isIn(types(requests.get(i)));
    }
  }

  private static Set<Integer> types(Request request) {
    return switch (request) {
      case Request.Init _ -> Set.of(Wire.VERSION_REPLY);
      case Request.Open _, Request.OpenDirectory _ -> Set.of(Wire.HANDLE_REPLY, Wire.STATUS_REPLY);
      case Request.Read _ -> Set.of(Wire.DATA_REPLY, Wire.STATUS_REPLY);
      case Request.Stat _, Request.HandleStat _ -> Set.of(Wire.ATTRS_REPLY, Wire.STATUS_REPLY);
      case Request.ReadDirectory _ -> Set.of(Wire.NAME_REPLY, Wire.STATUS_REPLY);
      case Request.RealPath _ -> Set.of(Wire.NAME_REPLY, Wire.STATUS_REPLY);
      case Request.AskLimits _ -> Set.of(Wire.EXTENDED_REPLY);
      case Request.Close _,
          Request.Write _,
          Request.SetStat _,
          Request.SetHandleStat _,
          Request.Remove _,
          Request.MakeDirectory _,
          Request.RemoveDirectory _,
          Request.Rename _,
          Request.Unsupported _ ->
          Set.of(Wire.STATUS_REPLY);
    };
  }

  /** One successful READ: of which name, from where, what. */
  record Piece(String name, long offset, ByteBuffer bytes) {}

  /** Everything that was read, in its order. */
  List<Piece> pieces(List<Request> requests) {
    List<Piece> pieces = new ArrayList<>();
    Map<Integer, String> opened = new HashMap<>();
    List<Reply> replies = replies();
    for (int i = 0; i < requests.size(); i++) {
      Reply reply = replies.get(i);
      if (reply.type() == Wire.HANDLE_REPLY && requests.get(i) instanceof Request.Open open) {
        opened.put(reply.rest().getInt(Integer.BYTES), name(open));
      }
      if (reply.type() == Wire.DATA_REPLY && requests.get(i) instanceof Request.Read read) {
        ByteBuffer bytes = reply.rest().position(Integer.BYTES).slice();
        pieces.add(new Piece(opened.getOrDefault(read.handle(), ""), read.offset(), bytes));
      }
    }
    return pieces;
  }

  private static String name(Request.Open open) {
    return open.path() instanceof Outcome.Done<VirtualPath>(VirtualPath path) ? path.name() : "";
  }
}
