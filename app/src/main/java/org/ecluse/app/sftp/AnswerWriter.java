package org.ecluse.app.sftp;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Turns answers into replies. File content is not copied on its way through here. */
final class AnswerWriter {

  /** Type, number and length before the content of a DATA reply. */
  private static final int DATA_HEAD_BYTES = 1 + Integer.BYTES + Integer.BYTES;

  private final Replies replies;

  AnswerWriter(Replies replies) {
    this.replies = replies;
  }

  /** Tells the version and which extensions are answered. */
  void version() throws IOException, InterruptedException {
    Message message = new Message(Wire.VERSION_REPLY);
    message.out.writeInt(Wire.VERSION);
    for (String name : new String[] {Wire.POSIX_RENAME, Wire.LSETSTAT, Wire.LIMITS}) {
      message.string(name);
      message.string("1");
    }
    message.send();
  }

  void handle(int id, int number) throws IOException, InterruptedException {
    Message message = new Message(Wire.HANDLE_REPLY, id);
    message.out.writeInt(Integer.BYTES);
    message.out.writeInt(number);
    message.send();
  }

  void write(int id, Answer answer) throws IOException, InterruptedException {
    switch (answer) {
      case Status(int code, String text) -> status(id, code, text);
      case Attributes attributes -> attributes(id, attributes);
      case Answer.Names(var entries) -> names(id, entries);
      case Answer.Place(VirtualPath path) -> place(id, path);
      case Answer.Limits(int maxHandles) -> limits(id, maxHandles);
      case Answer.Data(ByteBuffer bytes) -> data(id, bytes);
      case Answer.Opened _ -> throw new IllegalStateException("a handle needs its number");
    }
  }

  private void status(int id, int code, String text) throws IOException, InterruptedException {
    Message message = new Message(Wire.STATUS_REPLY, id);
    message.out.writeInt(code);
    message.string(text);
    message.string("en");
    message.send();
  }

  private void attributes(int id, Attributes attributes) throws IOException, InterruptedException {
    Message message = new Message(Wire.ATTRS_REPLY, id);
    message.attributes(attributes);
    message.send();
  }

  private void names(int id, Iterable<Entry> entries) throws IOException, InterruptedException {
    Message message = new Message(Wire.NAME_REPLY, id);
    int count = 0;
    for (Entry _ : entries) {
      count++;
    }
    message.out.writeInt(count);
    for (Entry entry : entries) {
      message.string(entry.name());
      message.string(entry.longName());
      message.attributes(entry.attributes());
    }
    message.send();
  }

  private void place(int id, VirtualPath path) throws IOException, InterruptedException {
    Message message = new Message(Wire.NAME_REPLY, id);
    message.out.writeInt(1);
    message.string(path.toString());
    message.string(path.toString());
    message.out.writeInt(0);
    message.send();
  }

  private void limits(int id, int maxHandles) throws IOException, InterruptedException {
    Message message = new Message(Wire.EXTENDED_REPLY, id);
    message.out.writeLong(Wire.MAX_MESSAGE_BYTES);
    message.out.writeLong(Wire.MAX_DATA_BYTES);
    message.out.writeLong(Wire.MAX_DATA_BYTES);
    message.out.writeLong(maxHandles);
    message.send();
  }

  private void data(int id, ByteBuffer bytes) throws IOException, InterruptedException {
    int count = bytes.remaining();
    ByteBuffer head = ByteBuffer.allocate(Wire.LENGTH_BYTES + DATA_HEAD_BYTES);
    head.putInt(DATA_HEAD_BYTES + count).put((byte) Wire.DATA_REPLY).putInt(id).putInt(count);
    replies.write(head.array(), 0, head.capacity());
    replies.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
  }

  /** A reply in the making; its length is known at its end. */
  private final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Message(int type) throws IOException {
      out.writeInt(0);
      out.writeByte(type);
    }

    Message(int type, int id) throws IOException {
      this(type);
      out.writeInt(id);
    }

    void string(String text) throws IOException {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(encoded.length);
      out.write(encoded);
    }

    void attributes(Attributes attributes) throws IOException {
      int seconds = (int) attributes.modifiedAt().getEpochSecond();
      out.writeInt(Wire.ATTR_SIZE | Wire.ATTR_PERMISSIONS | Wire.ATTR_TIMES);
      out.writeLong(attributes.sizeBytes());
      out.writeInt(attributes.mode());
      out.writeInt(seconds);
      out.writeInt(seconds);
    }

    void send() throws IOException, InterruptedException {
      byte[] whole = bytes.toByteArray();
      ByteBuffer.wrap(whole).putInt(whole.length - Wire.LENGTH_BYTES);
      replies.write(whole, 0, whole.length);
    }
  }
}
