package org.ecluse.app.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes an image of a home at every fail point. Where neither the disk has changed nor anybody was
 * told anything since the last one, a crash leaves the same: one image stands for both.
 */
final class Camera implements Consumer<String> {

  private final Path home;
  private final Memory memory;
  private final Path album;
  private final List<Image> images = new ArrayList<>();
  private final Map<String, Integer> hits = new TreeMap<>();
  private Map<String, Long> lastDisk = Map.of();

  Camera(Path home, Memory memory, Path album) {
    this.home = home;
    this.memory = memory;
    this.album = album;
  }

  @Override
  public void accept(String point) {
    String stage = memory.stage.map(Stage::name).orElse("START");
    hits.merge(stage + " " + point, 1, Integer::sum);
    Map<String, Long> disk = Disk.fingerprint(home);
    boolean isNew = !disk.equals(lastDisk) || !images.getLast().memory().sameAs(memory);
    if (isNew) {
      Path copy = album.resolve("image-" + images.size());
      Disk.makeDirectory(album);
      Disk.copy(home, copy);
      images.add(new Image(images.size(), point, memory.copy(), copy));
      lastDisk = disk;
    }
  }

  List<Image> images() {
    return images;
  }

  /** How often each fail point was passed in each stage. */
  Map<String, Integer> hits() {
    return hits;
  }
}
