package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import java.util.List;

/** What a request comes to. {@link AnswerWriter} turns each kind into its reply. */
sealed interface Answer
    permits Answer.Opened,
        Answer.Data,
        Answer.Names,
        Answer.Place,
        Answer.Limits,
        Attributes,
        Status {

  /** Something was opened; the conversation gives it a number. */
  record Opened(Handle handle) implements Answer {}

  /** Bytes of a file; the buffer is used again for the next answer. */
  record Data(ByteBuffer bytes) implements Answer {}

  /** A part of a directory. */
  record Names(List<Entry> entries) implements Answer {
    public Names {
      entries = List.copyOf(entries);
    }
  }

  /** A path in its canonical form. */
  record Place(VirtualPath path) implements Answer {}

  /** The limits of this door, for {@link Wire#LIMITS}. */
  record Limits(int maxHandles) implements Answer {}
}
