package org.ecluse.app.siem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.follow.Sink;

/**
 * A file that gets a line for each fact. Its own last line says which facts it has: what a crash
 * kept from being remembered is not written twice, and half a line is cut off. Opened anew each
 * time, so whoever rotates it only has to rename it.
 */
public final class FactFile implements Sink {

  private static final int TAIL_BYTES = 64 * 1024;
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

  private final Path file;

  public FactFile(Path file) {
    this.file = file;
  }

  @Override
  public void give(List<Fact> facts) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")))) {
      String tail = tail(channel);
      int whole = tail.lastIndexOf('\n') + 1;
      channel.truncate(channel.size() - (tail.length() - whole));
      channel.position(channel.size());
      long last = lastSequence(tail.substring(0, whole));
      StringBuilder lines = new StringBuilder();
      facts.stream()
          .filter(fact -> fact.seq() > last)
          .forEach(fact -> lines.append(Ecs.line(fact)).append('\n'));
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The end of the file; a byte for each character, as the lines are plain ASCII. */
  private static String tail(FileChannel channel) throws IOException {
    long start = Math.max(0, channel.size() - TAIL_BYTES);
    ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
    int count;
    do {
      count = channel.read(bytes, start + bytes.position());
    } while (count > 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }

  private static long lastSequence(String lines) {
    Matcher matcher = SEQUENCE.matcher(lines);
    long last = 0;
    while (matcher.find()) {
      last = Long.parseLong(matcher.group(1));
    }
    return last;
  }
}
