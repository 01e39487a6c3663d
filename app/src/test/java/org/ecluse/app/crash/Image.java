package org.ecluse.app.crash;

import java.nio.file.Path;

/**
 * The disk as a machine that dies at this moment leaves it, and what people had been told by then.
 *
 * @param point the fail point
 */
record Image(int number, String point, Memory memory, Path home) {

  @Override
  public String toString() {
    return "#%d %s of %s after %s"
        .formatted(number, point, memory.stage.map(Stage::name).orElse("?"), memory.told);
  }
}
