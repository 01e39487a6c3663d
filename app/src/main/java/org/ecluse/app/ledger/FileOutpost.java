package org.ecluse.app.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checkpoints in a file, one after the other, each followed by an empty line. The file is not made
 * here: one that is missing is a volume that is not mounted, not a beginning.
 */
public final class FileOutpost implements Outpost {

  /** Enough of the end for the last note, whatever its origin, behind one that was torn. */
  private static final int TAIL_BYTES = 4096;

  private static final Pattern NOTE =
      Pattern.compile("(?:^|\n)([^\n]+\n[0-9]+\n[^\n]+\n\n\u2014 [^\n]+\n)(?=\n)");

  private final Path file;

  public FileOutpost(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.toString();
  }

  /** All notes in a text of this form. */
  public static List<SignedNote> notes(String text) {
    List<SignedNote> notes = new ArrayList<>();
    Matcher matcher = NOTE.matcher(text);
    while (matcher.find()) {
      SignedNote.parse(matcher.group(1)).ifPresent(notes::add);
    }
    return notes;
  }

  @Override
  public Optional<SignedNote> newest() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      List<SignedNote> notes = notes(tail(channel));
      return notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
    }
  }

  private static String tail(FileChannel channel) throws IOException {
    long from = Math.max(0, channel.size() - TAIL_BYTES);
    ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
    int read = 0;
    while (tail.hasRemaining() && read >= 0) {
      read = channel.read(tail, from + tail.position());
    }
    return new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void append(SignedNote note) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      String end = tail(channel);
      // What a crash tore is left behind an empty line of its own.
      String gap = end.isEmpty() || end.endsWith("\n\n") ? "" : "\n\n";
      ByteBuffer bytes = ByteBuffer.wrap((gap + note + "\n").getBytes(StandardCharsets.UTF_8));
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
