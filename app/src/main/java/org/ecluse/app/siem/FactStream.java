package org.ecluse.app.siem;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.follow.Sink;

/**
 * A stream that gets a line for each fact, such as standard output where a container's runtime
 * collects it. What was written just before a crash may come again: the line has the fact's number.
 */
public final class FactStream implements Sink {

  private final OutputStream out;

  public FactStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void give(List<Fact> facts) throws IOException {
    StringBuilder lines = new StringBuilder();
    facts.forEach(fact -> lines.append(Ecs.line(fact)).append('\n'));
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
